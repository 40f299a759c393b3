package com.wallstreetsim.restore.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The program on one site with a state directory of its own: the launcher where the jar was built, else these classes. */
final class Program {
    private final Path site;
    private final Path state;
    private final List<String> before;
    private final Map<String, String> environment;

    private Program(Path site, Path state, List<String> before, Map<String, String> environment) {
        this.site = site;
        this.state = state;
        this.before = before;
        this.environment = environment;
    }

    static Program on(Path site, Path state) {
        return new Program(site, state, List.of(), Map.of());
    }

    Path state() {
        return state;
    }

    /** The same with a variable in its environment. */
    Program with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Program(site, state, before, more);
    }

    /** The same started by another command, such as one that changes the user. */
    Program startedBy(String... command) {
        return new Program(site, state, List.of(command), environment);
    }

    /** Performs a restore to its end, without anybody to ask. */
    Ended restore(String... words) {
        return startRestore(words).end();
    }

    Running startRestore(String... words) {
        var all = new ArrayList<>(List.of("run", "postgres.restore"));
        all.addAll(List.of(words));
        return start(all.toArray(String[]::new));
    }

    Ended call(String... words) {
        return start(words).end();
    }

    /** What a command prints that is for people; fails unless it exits 0. */
    String text(String... words) {
        var command = command(words);
        try {
            var process = builder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("exit %d: %s".formatted(process.exitValue(), text));
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a command with {@code --json}. */
    Running start(String... words) {
        var command = command(words);
        command.add("--json");
        return new Running(started(command));
    }

    private List<String> command(String... words) {
        var command = new ArrayList<>(before);
        command.addAll(itself());
        command.addAll(List.of("--site", site.toString(), "--state-dir", state.toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** The same as one would type it into a shell. */
    String inAShell(String... words) {
        var command = new ArrayList<>(before);
        environment.forEach((name, value) -> command.add(name + "='" + value + "'"));
        if (!environment.isEmpty()) {
            command.add(before.size(), "env");
        }
        itself().forEach(word -> command.add(
                word.startsWith("-") ? word : Path.of(word).toAbsolutePath().toString()));
        command.addAll(List.of("--site", site.toString(), "--state-dir", state.toString()));
        command.addAll(List.of(words));
        return String.join(" ", command);
    }

    private Process started(List<String> command) {
        try {
            return builder(command)
                    .redirectError(Files.createTempFile(state, "stderr", ".txt").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> command) throws IOException {
        Files.createDirectories(state);
        var builder = new ProcessBuilder(command);
        // The lab's own variables name secrets' places; a user has none of them.
        builder.environment().keySet().removeIf(name -> name.startsWith("WSS_"));
        builder.environment().putAll(environment);
        return builder;
    }

    private static List<String> itself() {
        var jar = Path.of(System.getProperty("wss.jar", "target/wss-restore.jar"));
        return Files.isRegularFile(jar)
                ? List.of(System.getProperty("wss.launcher", "assets/wss-restore"))
                : List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        classPath(),
                        "com.wallstreetsim.restore.Main");
    }

    private static String classPath() {
        var parts = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // The engine works in another directory.
        return Arrays.stream(parts.split(File.pathSeparator, -1))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
