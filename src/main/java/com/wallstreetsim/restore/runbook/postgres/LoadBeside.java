package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.RowCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads the backup into a database of its own. The live one is not touched. */
final class LoadBeside implements Step {
    private final RestoreTools tools;
    private final RestoreChoices choices;

    LoadBeside(RestoreTools tools, RestoreChoices choices) {
        this.tools = tools;
        this.choices = choices;
    }

    @Override
    public StepId id() {
        return new StepId("load");
    }

    @Override
    public String title() {
        return "Load the backup into a side database";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public boolean scaffolding() {
        return true;
    }

    @Override
    public List<String> byHand() {
        var container = tools.site().postgres().container();
        return List.of(
                "docker exec %s createdb -U $POSTGRES_USER -T template0 %s".formatted(container, side()),
                "gunzip -c '%s' | docker exec -i %s psql -q -U $POSTGRES_USER -d %s -v ON_ERROR_STOP=1"
                        .formatted(choices.backup(), container, side()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new DropSide());
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(
                new Fact("side database", side()),
                new Fact("from", choices.backup().toString()));
    }

    /** A side database is whole only with the mark that is set behind the last statement. */
    @Override
    public Set<StepId> usedUpBy() {
        return Set.of(new StepId("swap"), new StepId("place"));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        if (!tools.database().exists(side())) {
            return Standing.notDone();
        }
        return tools.database().comment(side()).equals(Optional.of(mark(context)))
                ? Standing.done()
                : Standing.partly("the side database '%s' is there but not whole".formatted(side()));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var memory = new BackupMemory(context);
        BackupFile.of(choices.backup()).sameAs(memory.file());
        tools.database().drop(side());
        tools.database().createBeside(side(), likeLive());
        var report = load(memory.serverMajor(), context);
        BackupFile.of(choices.backup()).stillTheSameAs(memory.file());
        memory.sequences(report.sequences());
        tools.database().comment(side(), mark(context));
        return Outcome.done("%,d rows in %d tables loaded into '%s'"
                .formatted(new RowCounts(report.rows()).total(), report.rows().size(), side()));
    }

    /** What a newer server's dump says and this one does not understand is explained by the two versions. */
    private Database.LoadReport load(int made, StepContext context) throws StepException, InterruptedException {
        var server = tools.database().server().major();
        try {
            return tools.database().load(choices.backup(), side(), context);
        } catch (AwayException e) {
            throw e;
        } catch (StepException e) {
            BackupFile.of(choices.backup()).stillTheSameAs(new BackupMemory(context).file());
            if (made <= server || e.getCause() == null) {
                throw e;
            }
            throw new StepException(
                    "%s; the backup was made by PostgreSQL %d, this server is %d".formatted(e.message(), made, server),
                    "Restore it on PostgreSQL %d or newer, or choose a backup that was made by PostgreSQL %d."
                            .formatted(made, server),
                    e);
        }
    }

    private Optional<String> likeLive() throws StepException {
        var live = choices.names().live();
        return tools.database().exists(live) ? Optional.of(live) : Optional.empty();
    }

    /** What is written on a side database once it is whole. */
    static String mark(StepContext context) {
        return "wss-restore: loaded by run " + context.run();
    }

    private String side() {
        return choices.names().side();
    }

    /** Drops the side database as long as it is one: after the swap no database has that name. */
    private final class DropSide implements Undo {
        @Override
        public String title() {
            return "drop it";
        }

        @Override
        public List<String> byHand() {
            return List.of("docker exec %s dropdb -U $POSTGRES_USER --if-exists --force %s"
                    .formatted(tools.site().postgres().container(), side()));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            if (!tools.database().exists(side())) {
                return Outcome.done("no side database is left");
            }
            tools.database().drop(side());
            return Outcome.done("side database '%s' dropped".formatted(side()));
        }
    }
}
