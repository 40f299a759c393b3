package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings the restored database to the schema of the code. It has no history and no dry run: what it says is shown. */
final class RunMigrations extends Work {
    private final Destinations destinations;
    private final Path into;
    private final boolean wanted;

    RunMigrations(Destinations destinations, RecoverAnswers answers) {
        super(Head.changing(
                "migrate",
                answers.migrates() ? "Run the migrations" : "Run the migrations: SKIPPED, as answered",
                WayBack.none("restore the backup again, it is not touched"),
                "cd '%s' && DATABASE_URL=$DATABASE_URL pnpm db:migrate".formatted(answers.into())));
        this.destinations = destinations;
        this.into = answers.into();
        this.wanted = answers.migrates();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        if (!wanted) {
            return Outcome.skipped("migrations=skip was answered: the schema is the backup's, not the code's");
        }
        var lines = new AtomicInteger();
        destinations.project(into).migrate(line -> {
            lines.incrementAndGet();
            context.say(line);
        });
        return Outcome.done("ended well without a question, %d lines in the log".formatted(lines.get()));
    }
}
