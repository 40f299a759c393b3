package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * A site with nothing but a Redis of its own, whose volume is a mount of a directory: its content cannot be renamed to
 * another volume, as with every volume that is no plain directory of the engine's.
 */
final class ScratchRedis implements AutoCloseable {
    private static final String PASSWORD = "Rs-7_q.w-1987";

    private final Path directory;
    private final String name;

    private ScratchRedis(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    static ScratchRedis start(Path place) throws IOException {
        return start(place, "--appendonly yes");
    }

    /** @param arguments what its server is started with */
    static ScratchRedis start(Path place, String arguments) throws IOException {
        var site = new ScratchRedis(
                place, "wss-scratch-" + UUID.randomUUID().toString().substring(0, 8));
        site.write(arguments);
        Shell.sh(
                "docker",
                "compose",
                "-f",
                place.resolve("docker-compose.db.yml").toString(),
                "up",
                "-d");
        site.await();
        return site;
    }

    private void write(String arguments) throws IOException {
        Files.createDirectories(directory.resolve("backups"));
        Files.createDirectories(directory.resolve("elsewhere"));
        Files.writeString(directory.resolve(".wss-lab"), "scratch\n");
        Files.writeString(directory.resolve(".env"), "REDIS_PASSWORD=" + PASSWORD + "\n");
        Files.setPosixFilePermissions(
                directory.resolve(".env"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        Files.writeString(directory.resolve("docker-compose.db.yml"), """
                name: %1$s
                services:
                  redis:
                    image: redis:7-alpine
                    container_name: %1$s
                    labels: ["wss.lab=scratch"]
                    environment:
                      REDIS_PASSWORD: ${REDIS_PASSWORD}
                    command: redis-server %3$s --requirepass ${REDIS_PASSWORD}
                    volumes: ["redis_data:/data"]
                    network_mode: bridge
                volumes:
                  redis_data:
                    driver: local
                    driver_opts: {type: none, o: bind, device: %2$s}
                """.formatted(
                        name, directory.resolve("elsewhere"), arguments));
        Files.writeString(directory.resolve("wss-restore.yaml"), "site: scratch\napplications:\n  names: []\n");
    }

    void await() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> redis("PING").equals("PONG"));
    }

    String redis(String... command) {
        return Stores.redisIn(name, command);
    }

    String container() {
        return name;
    }

    Path data() {
        return directory.resolve("elsewhere");
    }

    Program program(Path state) {
        return Program.on(directory, state);
    }

    @Override
    public void close() {
        Shell.sh("docker", "rm", "-f", "-v", name);
        var label = "label=com.docker.compose.project=" + name;
        Shell.sh("docker", "volume", "ls", "-q", "--filter", label)
                .lines()
                .forEach(volume -> Shell.sh("docker", "volume", "rm", volume));
    }
}
