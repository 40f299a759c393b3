package com.wallstreetsim.restore.adapter.host;

import com.wallstreetsim.restore.port.Commands;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Children of this process. */
public final class HostCommands implements Commands {
    // An operator's shell may export REDIS_PASSWORD, DATABASE_URL, CONTAINER_NAME, COMPOSE_FILE...: Compose, PM2 and
    // the applications would take them before the site's .env. Where no site file names a PM2_HOME, the operator's
    // counts.
    private static final Set<String> KEPT = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "DOCKER_HOST",
            "DOCKER_CONFIG",
            "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME",
            "NVM_DIR",
            "NVM_BIN",
            "PNPM_HOME",
            "PM2_HOME",
            "VOLTA_HOME",
            "SSH_AUTH_SOCK");
    private static final long LISTEN_EVERY_MILLIS = 100;
    private static final Duration TERM_GRACE = Duration.ofSeconds(5);
    // A daemon started by the child may hold its output open for ever.
    private static final Duration OUTPUT_GRACE = Duration.ofSeconds(2);

    private final Map<String, String> environment;

    /**
     * Takes the environment children start from, before it is cleaned.
     *
     * @param environment usually {@code System.getenv()}
     */
    public HostCommands(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Ended run(Call call, Consumer<String> say) throws StepException, InterruptedException {
        return run(call, say, (process, output) -> process.waitFor(call.limit().toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public Ended runUnasked(Call call, Duration patience, Consumer<String> say)
            throws StepException, InterruptedException {
        return run(call, say, (process, output) -> {
            var deadline = System.nanoTime() + call.limit().toNanos();
            while (!process.waitFor(LISTEN_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                var question = output.question(patience);
                if (question.isPresent()) {
                    throw new StepException(
                            "'%s' asks, and nobody can answer: %s".formatted(call.text(), question.get()),
                            "It was ended. Run it by hand in %s, where you can answer.".formatted(call.directory()));
                }
                if (System.nanoTime() > deadline) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public Optional<String> variable(String name) {
        return KEPT.contains(name) ? Optional.ofNullable(environment.get(name)) : Optional.empty();
    }

    /** Waits for the end of a process; false when the time was over first. */
    private interface Waiting {
        boolean ended(Process process, Lines output) throws StepException, InterruptedException;
    }

    private Ended run(Call call, Consumer<String> say, Waiting waiting) throws StepException, InterruptedException {
        var process = start(call);
        try {
            var output = Lines.of(process.getInputStream(), say);
            var errors = Lines.of(process.getErrorStream(), say);
            if (!waiting.ended(process, output)) {
                throw new StepException(
                        "'" + call.text() + "' did not end within "
                                + call.limit().toSeconds() + " s",
                        "It was ended; run it by hand in " + call.directory() + " to see what it waits for.");
            }
            return new Ended(process.exitValue(), output.await(OUTPUT_GRACE), errors.await(OUTPUT_GRACE));
        } finally {
            end(process);
        }
    }

    private Process start(Call call) throws StepException {
        var builder = new ProcessBuilder(call.command())
                .directory(call.directory().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        environment.forEach((name, value) -> {
            if (KEPT.contains(name) || name.startsWith("LC_")) {
                builder.environment().put(name, value);
            }
        });
        builder.environment().putAll(call.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new StepException(
                    "unable to start '" + call.command().get(0) + "' in " + call.directory() + ": " + e.getMessage(),
                    "Check that the program is installed and the directory exists.",
                    e);
        }
    }

    /** Only its own children: a daemon it left behind has another parent by now. */
    private static void end(Process process) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        var children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        if (!process.waitFor(TERM_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            children.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public boolean exists(String program) {
        if (program.contains("/")) {
            return Files.isExecutable(Path.of(program));
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
