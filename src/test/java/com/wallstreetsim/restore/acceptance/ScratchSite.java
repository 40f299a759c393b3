package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * A site with nothing but a PostgreSQL of its own: without a published port, without applications, so that its content
 * stays what it is. It is a lab of its own: the lab's commands refuse a container of theirs that
 * stands in another directory.
 */
final class ScratchSite implements AutoCloseable {
    static final String PASSWORD = "Sc-4_x.y-1970";
    private static final String LAB = "scratch";
    private static final String BRIDGE = "bridge";
    private static final String ON_THE_BRIDGE = "network_mode: " + BRIDGE;

    static final String LIVE = "wallstreetsim";

    private final Path directory;
    private final Postgres postgres;
    private final String network;

    private ScratchSite(Path directory, Postgres postgres, String network) {
        this.directory = directory;
        this.postgres = postgres;
        this.network = network;
    }

    /** Starts it with the database of a plain dump, on a disk of 300 MB that does not outlive a stop. */
    static ScratchSite start(Path place, String dump) throws IOException {
        return start(place, dump, Postgres.DOCKER, ON_THE_BRIDGE, "tmpfs: [\"/var/lib/postgresql/data:size=300m\"]");
    }

    /**
     * The same on a disk that is kept as long as the container is, whatever happens to that, and in a network of its own:
     * on the bridge somebody else may be given the address of a container that is cut off, and answer there.
     */
    static ScratchSite startLasting(Path place, String dump) throws IOException {
        return start(place, dump, Postgres.DOCKER, "restart: \"no\"");
    }

    /** The same with one more key for its service. */
    static ScratchSite startWith(Path place, String dump, String key) throws IOException {
        return start(place, dump, Postgres.DOCKER, key);
    }

    /** The same on a disk of the host's. */
    static ScratchSite startOn(Path disk, Path place, String dump) throws IOException {
        return start(
                place,
                dump,
                Postgres.DOCKER,
                ON_THE_BRIDGE,
                "volumes: [\"%s:/var/lib/postgresql/data\"]".formatted(disk));
    }

    /** The same on another Docker engine, which starts the container again when it comes up itself. */
    static ScratchSite startOn(List<String> docker, Path place, String dump) throws IOException {
        return start(place, dump, docker, ON_THE_BRIDGE, "restart: unless-stopped");
    }

    private static ScratchSite start(Path place, String dump, List<String> docker, String... more) throws IOException {
        var name = "wss-scratch-" + UUID.randomUUID().toString().substring(0, 8);
        var network = List.of(more).contains(ON_THE_BRIDGE) ? BRIDGE : name + "_default";
        var site = new ScratchSite(place, new Postgres(name, "wss_user", docker), network);
        site.write(name, String.join("\n    ", more));
        site.up();
        Files.writeString(place.resolve("live.sql"), dump);
        site.oldDataAgain();
        return site;
    }

    /** Makes the live database anew, so that a test that failed spoils no other. */
    void oldDataAgain() {
        postgres.ask("postgres", "DROP DATABASE IF EXISTS " + LIVE + " WITH (FORCE)");
        postgres.ask("postgres", "CREATE DATABASE " + LIVE + " TEMPLATE template0");
        postgres.psql(LIVE, directory.resolve("live.sql"));
    }

    private void write(String name, String more) throws IOException {
        Files.createDirectories(directory.resolve("backups"));
        Files.writeString(directory.resolve(".wss-lab"), LAB + "\n");
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
                    %3$s
                """.formatted(name, LAB, more));
        Files.writeString(directory.resolve("wss-restore.yaml"), "site: scratch\napplications:\n  names: []\n");
    }

    /** Brings it up with Compose, as an operator would. */
    void up() {
        postgres.docker(
                "compose", "-f", directory.resolve("docker-compose.db.yml").toString(), "up", "-d");
        awaitReady();
    }

    /** The first-start server listens on the socket only; over TCP it is the real one. */
    void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> postgres.ready());
    }

    Path directory() {
        return directory;
    }

    Postgres postgres() {
        return postgres;
    }

    /** The network that its container is in. */
    String network() {
        return network;
    }

    /** The server's address, which is how the program reaches it too. */
    String jdbc() {
        var address = postgres.docker("inspect", "-f", "{{.NetworkSettings.IPAddress}}", postgres.container());
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
        postgres.docker("rm", "-f", "-v", postgres.container());
        if (!network.equals(BRIDGE)) {
            postgres.docker("network", "rm", network);
        }
    }
}
