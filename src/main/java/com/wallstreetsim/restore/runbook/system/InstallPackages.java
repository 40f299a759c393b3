package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Project;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Files;
import java.nio.file.Path;

/** Installs the packages of the application. */
final class InstallPackages extends Work {
    private static final String KEY = "packages.installed";

    private final Path modules;
    private final Project project;

    InstallPackages(Path into, Project project) {
        super(Head.changing(
                "install",
                "Install the packages",
                WayBack.none("only node_modules is written, it harms nothing"),
                "cd '%s' && pnpm install --frozen-lockfile".formatted(into)));
        this.modules = into.resolve("node_modules");
        this.project = project;
    }

    /** What another run or another package manager left says nothing: only this run's own word counts. */
    @Override
    public Standing standing(StepContext context) {
        if (!Files.isDirectory(modules)) {
            return Standing.notDone();
        }
        return context.recall(KEY).isPresent()
                ? Standing.done()
                : Standing.partly("node_modules is there, pnpm has not said that it is whole");
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        project.install(context::say);
        context.remember(KEY, context.clock().instant().toString());
        return Outcome.done("packages installed as the lock file names them");
    }
}
