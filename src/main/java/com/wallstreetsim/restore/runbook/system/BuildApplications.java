package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Project;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Path;

/** Builds the applications where the code has a build; the runbook leaves it out, and nothing would start without it. */
final class BuildApplications extends Work {
    private final Project project;

    BuildApplications(Path into, Project project) {
        super(Head.changing(
                "build",
                "Build the applications",
                WayBack.none("what is built is written anew each time"),
                "cd '%s' && pnpm run --if-present build".formatted(into)));
        this.project = project;
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        return Outcome.done(
                project.runIfPresent("build", context::say)
                        ? "built"
                        : "the code has no script 'build', nothing to do");
    }
}
