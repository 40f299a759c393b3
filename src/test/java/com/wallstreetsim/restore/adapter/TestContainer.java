package com.wallstreetsim.restore.adapter;

import com.wallstreetsim.restore.port.ContainerName;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A container of this test run, made with the plain docker command so that no test leans on what it tests. */
public final class TestContainer implements AutoCloseable {
    private final ContainerName name;

    private TestContainer(ContainerName name) {
        this.name = name;
    }

    /** Runs {@code docker run -d} with these options and image. */
    public static TestContainer run(String... optionsAndImage) {
        return make("run", "-d", optionsAndImage);
    }

    /** Makes one and does not start it. */
    public static TestContainer create(String... optionsAndImage) {
        return make("create", "--pull=never", optionsAndImage);
    }

    private static TestContainer make(String verb, String option, String... optionsAndImage) {
        var name = "wss-test-" + UUID.randomUUID().toString().substring(0, 8);
        var command = new ArrayList<>(List.of("docker", verb, option, "--name", name, "--label", "wss.test=1"));
        command.addAll(List.of(optionsAndImage));
        sh(command);
        return new TestContainer(new ContainerName(name));
    }

    public ContainerName name() {
        return name;
    }

    /** Runs a shell line inside and gives what it prints. */
    public String inside(String line) {
        return sh(List.of("docker", "exec", name.value(), "sh", "-c", line));
    }

    /** Feeds a file to a shell line inside. */
    public String feed(java.nio.file.Path file, String line) {
        return sh(List.of("docker", "exec", "-i", name.value(), "sh", "-c", line), file.toFile());
    }

    /** Runs a command of this host to its end; fails with all it printed where it fails. */
    public static String sh(List<String> command) {
        return sh(command, new File("/dev/null"));
    }

    private static String sh(List<String> command, File input) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(input)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        sh(List.of("docker", "rm", "-f", "-v", name.value()));
    }
}
