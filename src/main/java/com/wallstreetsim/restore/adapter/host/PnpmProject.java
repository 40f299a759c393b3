package com.wallstreetsim.restore.adapter.host;

import com.wallstreetsim.restore.port.Commands;
import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.port.Project;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.EnvFile;
import com.wallstreetsim.restore.site.SiteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The application's code under pnpm. */
public final class PnpmProject implements Project {
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(30);
    private static final Duration SCRIPT_LIMIT = Duration.ofMinutes(30);
    private static final Duration MIGRATION_LIMIT = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LAST_LINES = 5;
    /** Without it pnpm asks before it removes modules that another package manager left. */
    private static final Map<String, String> NOBODY_THERE = Map.of("CI", "true");

    private final Commands commands;
    private final Path directory;
    private final UnaryOperator<String> mask;

    /** @param mask takes secrets out of what the programs print before it gets into a message */
    public PnpmProject(Commands commands, Path directory, UnaryOperator<String> mask) {
        this.commands = commands;
        this.directory = directory;
        this.mask = mask;
    }

    @Override
    public void install(Consumer<String> say) throws StepException, InterruptedException {
        var command = Files.exists(directory.resolve("pnpm-lock.yaml"))
                ? List.of("pnpm", "install", "--frozen-lockfile")
                : List.of("pnpm", "install");
        var call = new Call(command, directory, NOBODY_THERE, INSTALL_LIMIT);
        check(call, commands.run(call, say));
    }

    @Override
    public boolean runIfPresent(String script, Consumer<String> say) throws StepException, InterruptedException {
        if (!hasScript(script)) {
            return false;
        }
        var call = new Call(List.of("pnpm", "run", script), directory, NOBODY_THERE, SCRIPT_LIMIT);
        check(call, commands.run(call, say));
        return true;
    }

    private boolean hasScript(String script) throws StepException, InterruptedException {
        var probe = "process.exit((require('./package.json').scripts || {})[process.argv[1]] ? 0 : 1)";
        var call = new Call(List.of("node", "-e", probe, script), directory, Map.of(), Duration.ofSeconds(30));
        return commands.run(call, line -> {}).exitCode() == 0;
    }

    @Override
    public void migrate(Consumer<String> say) throws StepException, InterruptedException {
        var call = new Call(
                List.of("pnpm", "db:migrate"), directory, Map.of("DATABASE_URL", databaseUrl()), MIGRATION_LIMIT);
        try {
            check(call, commands.runUnasked(call, PATIENCE, say));
        } catch (StepException e) {
            throw new StepException(mask.apply(e.message()), e.hint(), e);
        }
    }

    private String databaseUrl() throws StepException {
        try {
            return EnvFile.read(directory.resolve(".env"))
                    .get("DATABASE_URL")
                    .orElseThrow(() -> new StepException(
                            "'.env' has no DATABASE_URL, which the migrations need", "Add it to .env, then resume."))
                    .reveal();
        } catch (SiteException e) {
            throw new StepException(e.message(), e.hint(), e);
        }
    }

    private void check(Call call, Commands.Ended ended) throws StepException {
        if (ended.exitCode() != 0) {
            var all = ended.errors().isEmpty() ? ended.output() : ended.errors();
            var last = String.join("; ", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
            throw new StepException(
                    mask.apply("'%s' ended with exit code %d: %s".formatted(call.text(), ended.exitCode(), last)),
                    "Read the log above it, correct what it names in %s, then resume.".formatted(directory));
        }
    }
}
