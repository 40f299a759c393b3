package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A Docker engine of the test's own, which may be stopped and started: in a network of its own, with directories of its
 * own, so that the host's engine, its rules and its containers are not touched. Needs root.
 */
final class OwnDocker implements AutoCloseable {
    private final Path place;
    private final Process network;
    private Process engine;

    private OwnDocker(Path place, Process network) throws IOException {
        this.place = place;
        this.network = network;
        this.engine = launched();
    }

    static OwnDocker start(Path place) throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "a Docker engine needs root");
        Files.createDirectories(place);
        // The network outlives the engine: whoever talked to a container goes on to do so.
        var network = new ProcessBuilder("unshare", "--net", "sleep", "infinity").start();
        var docker = new OwnDocker(place, network);
        docker.awaitAnswer();
        return docker;
    }

    private Process launched() throws IOException {
        return new ProcessBuilder(
                        "nsenter",
                        "--target=" + network.pid(),
                        "--net",
                        "dockerd",
                        "--data-root=" + place.resolve("data"),
                        "--exec-root=" + place.resolve("exec"),
                        "--pidfile=" + place.resolve("docker.pid"),
                        "--host=" + host(),
                        // A containerd of the system may be shared with the host's engine.
                        "--containerd-namespace=wss-fault",
                        "--containerd-plugins-namespace=wss-fault-plugins",
                        "--shutdown-timeout=10")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(place.resolve("log").toFile()))
                .start();
    }

    private String host() {
        return "unix://" + place.resolve("docker.sock");
    }

    /** The Docker command for it. */
    List<String> command() {
        return List.of("docker", "-H", host());
    }

    /** Copies an image of the host's engine. */
    void copyImage(String image) {
        Shell.sh("sh", "-c", "docker save '%s' | docker -H '%s' load".formatted(image, host()));
    }

    /** Its containers have addresses in its own network only. */
    Program in(Program program) {
        return program.with("DOCKER_HOST", host()).startedBy("nsenter", "--target=" + network.pid(), "--net");
    }

    /** As {@code systemctl stop docker} does it: a signal, and all its containers go with it. */
    void stop() throws InterruptedException {
        engine.destroy();
        if (!engine.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the engine does not end, see " + place.resolve("log"));
        }
    }

    /** It takes connections and answers nothing, as one does that is stuck. */
    void freeze() {
        Shell.sh("kill", "-STOP", "" + engine.pid());
    }

    void thaw() {
        Shell.sh("kill", "-CONT", "" + engine.pid());
    }

    void startAgain() throws IOException {
        engine = launched();
        awaitAnswer();
    }

    /** Brings it back where a test that failed left it stopped or frozen. */
    void beUp() throws IOException {
        if (engine.isAlive()) {
            thaw();
        } else {
            startAgain();
        }
    }

    private void awaitAnswer() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> new ProcessBuilder("docker", "-H", host(), "version")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0);
    }

    @Override
    public void close() throws InterruptedException {
        try {
            stop();
        } finally {
            network.destroy();
            Shell.sh("rm", "-rf", place.toString());
        }
    }
}
