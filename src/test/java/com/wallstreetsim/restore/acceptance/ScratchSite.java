package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * A site with nothing but a PostgreSQL of its own: on a disk of 300 MB, without a published port, without applications,
 * so that its content stays what it is. It bears the lab's mark and goes with the lab.
 */
final class ScratchSite implements AutoCloseable {
    static final String PASSWORD = "Sc-4_x.y-1970";
    static final String LIVE = "wallstreetsim";

    private final Path directory;
    private final Postgres postgres;

    private ScratchSite(Path directory, Postgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    /** Starts it with the database of a plain dump. */
    static ScratchSite start(Path place, String dump) throws IOException {
        var name = "wss-scratch-" + UUID.randomUUID().toString().substring(0, 8);
        var site = new ScratchSite(place, new Postgres(name, "wss_user"));
        site.write(name);
        site.up();
        var file = Files.writeString(place.resolve("live.sql"), dump);
        site.postgres.psql(LIVE, file);
        return site;
    }

    private void write(String name) throws IOException {
        Files.createDirectories(directory.resolve("backups"));
        Files.writeString(directory.resolve(".wss-lab"), LabSite.id() + "\n");
        Files.writeString(directory.resolve(".env"), """
                POSTGRES_USER=wss_user
                POSTGRES_PASSWORD=%s
                POSTGRES_DB=wallstreetsim
                """.formatted(PASSWORD));
        directory.resolve(".env").toFile().setReadable(false, false);
        directory.resolve(".env").toFile().setReadable(true, true);
        Files.writeString(directory.resolve("docker-compose.db.yml"), """
                name: %1$s
                services:
                  postgres:
                    image: postgres:16-alpine
                    container_name: %1$s
                    labels: ["wss.lab=%2$s"]
                    environment:
                      POSTGRES_USER: ${POSTGRES_USER}
                      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}
                      POSTGRES_DB: ${POSTGRES_DB}
                    tmpfs: ["/var/lib/postgresql/data:size=300m"]
                    network_mode: bridge
                """.formatted(name, LabSite.id()));
        Files.writeString(directory.resolve("wss-restore.yaml"), "site: scratch\napplications:\n  names: []\n");
    }

    /** Brings it up with Compose, as an operator would. */
    void up() {
        Shell.sh(
                "docker",
                "compose",
                "-f",
                directory.resolve("docker-compose.db.yml").toString(),
                "up",
                "-d");
        // The first-start server listens on the socket only; over TCP it is the real one.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> new ProcessBuilder("docker", "exec", postgres.container(), "pg_isready", "-h", "127.0.0.1")
                                .start()
                                .waitFor()
                        == 0);
    }

    Path directory() {
        return directory;
    }

    Postgres postgres() {
        return postgres;
    }

    /** The server's address, which is how the program reaches it too. */
    String jdbc() {
        var address = Shell.sh("docker", "inspect", "-f", "{{.NetworkSettings.IPAddress}}", postgres.container());
        return "jdbc:postgresql://" + address.strip() + ":5432/" + LIVE;
    }

    Program program(Path state) {
        return Program.on(directory, state);
    }

    /** A directory with the same files, to be spoiled; it names the same container. */
    Path copy(Path target) {
        Shell.sh("cp", "-a", directory.toString(), target.toString());
        return target;
    }

    Path backup(String name, byte[] content) {
        try {
            return Files.write(directory.resolve("backups").resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Shell.sh("docker", "rm", "-f", "-v", postgres.container());
    }
}
