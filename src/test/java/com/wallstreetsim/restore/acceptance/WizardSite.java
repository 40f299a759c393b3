package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The lab of the environment as an operator's shell meets it, with a state directory of the test's own. */
final class WizardSite {
    private static final String COPY = "kept_by_wizard_it";

    private final Path state;
    private final Path command;
    private final String container;
    private final String marker = "Marker of the wizard test " + System.nanoTime();

    private WizardSite(Path state, Path command, String container) {
        this.state = state;
        this.command = command;
        this.container = container;
    }

    static WizardSite of(Path place) throws IOException {
        var state = Files.createDirectories(place.resolve("state"));
        var launcher = Path.of(System.getProperty("wss.launcher", "assets/wss-restore"));
        var command = Files.writeString(place.resolve("wizard"), """
                #!/bin/sh
                exec '%s' "$@" --site '%s' --state-dir '%s'
                """.formatted(
                        launcher.toAbsolutePath(), environment("WSS_SITE"), state.toAbsolutePath()));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new WizardSite(state, command, environment("WSS_LAB_POSTGRES"));
    }

    private static String environment(String name) {
        var value = System.getenv(name);
        assertThat(value)
                .as("%s: bring a lab up and export what 'assets/lab/lab env' prints", name)
                .isNotBlank();
        return value;
    }

    /** The newest run's id. */
    String newestRun() throws IOException {
        try (var runs = Files.list(state.resolve("runs"))) {
            return runs.map(run -> run.getFileName().toString())
                    .max(String::compareTo)
                    .orElseThrow();
        }
    }

    /** A row that no backup has. */
    void insertMarker() throws IOException, InterruptedException {
        ask("INSERT INTO news (id, headline, body) VALUES (gen_random_uuid(), '%s', 'not in any backup')"
                .formatted(marker));
    }

    /** How many of them the live database has. */
    String markers() throws IOException, InterruptedException {
        return ask("SELECT count(*) FROM news WHERE headline = '%s'".formatted(marker));
    }

    /** Copies the live database aside: tests that follow find the lab as it was. */
    void keepTheData() throws IOException, InterruptedException {
        inContainer(
                "dropdb --if-exists -U \"$POSTGRES_USER\" %1$s && createdb -U \"$POSTGRES_USER\" %1$s".formatted(COPY));
        inContainer(
                "pg_dump -U \"$POSTGRES_USER\" \"$POSTGRES_DB\" | psql -qX -U \"$POSTGRES_USER\" -d %s -v ON_ERROR_STOP=1"
                        .formatted(COPY));
    }

    /** Applications that are connected come back to the copy by themselves. */
    void putTheDataBack() throws IOException, InterruptedException {
        inContainer("psql -qX -U \"$POSTGRES_USER\" -d postgres -v ON_ERROR_STOP=1 "
                + "-c \"DROP DATABASE $POSTGRES_DB WITH (FORCE)\" -c \"ALTER DATABASE %s RENAME TO $POSTGRES_DB\""
                        .formatted(COPY));
    }

    /** What the live database answers, one row a line, asked past the program by psql. */
    String ask(String sql) throws IOException, InterruptedException {
        return inContainer("psql -qAtX -U \"$POSTGRES_USER\" -c \"$0\" \"$POSTGRES_DB\"", sql);
    }

    private String inContainer(String script, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("docker", "exec", container, "sh", "-ec", script));
        line.addAll(List.of(words));
        return run(line.toArray(String[]::new));
    }

    List<String> databases() throws IOException, InterruptedException {
        return ask("SELECT datname FROM pg_database WHERE datname LIKE 'wallstreetsim%' ORDER BY 1")
                .lines()
                .toList();
    }

    /** The engine of the newest run, while it lives. */
    Optional<ProcessHandle> engine() throws IOException {
        try (var files = Files.walk(state)) {
            var newest = files.filter(file -> file.endsWith("engine.pid")).max(Path::compareTo);
            return newest.isEmpty() ? Optional.empty() : process(newest.get());
        }
    }

    /** The engine of the newest run, held still as soon as its journal says that it has begun a step. */
    ProcessHandle holdIn(String step) throws IOException, InterruptedException {
        var begun = "\"event\":\"step-started\",\"step\":\"%s\"".formatted(step);
        HeldRun.awaiting()
                .ignoreExceptions()
                .until(() -> Files.readString(
                                state.resolve("runs").resolve(newestRun()).resolve("journal.jsonl"))
                        .contains(begun));
        var engine = engine().orElseThrow();
        signal(engine, "STOP");
        return engine;
    }

    /** A number may belong to somebody else by now: an engine has its run's directory among its words. */
    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        var directory = pidFile.getParent().toString();
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(directory));
    }

    /** The virtual machine that draws the screen of this shell. */
    static ProcessHandle screenOf(ProcessHandle shell) {
        return shell.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .filter(process -> !List.of(process.info().arguments().orElse(new String[0]))
                        .contains("engine"))
                .findFirst()
                .orElseThrow();
    }

    static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        run("kill", "-" + signal, String.valueOf(process.pid()));
    }

    static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.strip();
    }
}
