package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import java.util.List;

/** Drops a database that a run kept. */
final class DropKept implements Closing {
    private final RestoreTools tools;
    private final String database;

    DropKept(RestoreTools tools, String database) {
        this.tools = tools;
        this.database = database;
    }

    @Override
    public String title() {
        return "drop " + database;
    }

    @Override
    public Gate gate() {
        return new Gate("Drop the kept database for good", database, "the name of the kept database", "Drop");
    }

    @Override
    public List<String> byHand() {
        return List.of("docker exec %s dropdb -U $POSTGRES_USER %s"
                .formatted(tools.site().postgres().container(), database));
    }

    @Override
    public List<Fact> kept(StepContext context) throws StepException {
        return tools.database().facts(database).map(DropKept::facts).orElse(List.of());
    }

    private static List<Fact> facts(Database.DatabaseFacts kept) {
        return List.of(
                new Fact("goes away for good", "%s, %s".formatted(kept.name(), Words.size(kept.bytes()))),
                new Fact("way back", "none: this cannot be undone"));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        tools.database().drop(database);
        return Outcome.done("dropped '%s'".formatted(database));
    }
}
