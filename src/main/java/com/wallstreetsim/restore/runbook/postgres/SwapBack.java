package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.runbook.Words;
import java.util.List;
import java.util.Map;

/** The mirror image of the swap. The restored database is kept too: rows may have been written to it since. */
final class SwapBack implements Undo {
    private final RestoreTools tools;
    private final DatabaseNames names;
    private final boolean dropped;

    private SwapBack(RestoreTools tools, DatabaseNames names, boolean dropped) {
        this.tools = tools;
        this.names = names;
        this.dropped = dropped;
    }

    /** Of a database that was swapped for another. */
    static SwapBack ofSwap(RestoreTools tools, DatabaseNames names) {
        return new SwapBack(tools, names, false);
    }

    /** Of one that took the name of a dropped one, which comes back from its safety copy afterwards. */
    static SwapBack ofDropped(RestoreTools tools, DatabaseNames names) {
        return new SwapBack(tools, names, true);
    }

    @Override
    public String title() {
        return dropped ? "rename it out of the way" : "swap back, under a second";
    }

    @Override
    public List<String> byHand() {
        return dropped
                ? Renames.asideByHand(tools, names.live(), names.undone())
                : Renames.byHand(tools, names.live(), names.kept(), names.undone());
    }

    /** Whether there was a database to keep, found before the swap. */
    @Override
    public Map<String, String> prepare(StepContext context) throws StepException {
        return Map.of("had-live", Boolean.toString(tools.database().exists(names.live())));
    }

    @Override
    public void check(StepContext context, Map<String, String> data) throws StepException {
        var database = tools.database();
        var somethingKept =
                database.exists(names.side()) || database.exists(names.kept()) || database.exists(names.undone());
        if (!somethingKept && Boolean.parseBoolean(data.get("had-live"))) {
            throw new StepException(
                    "neither '%s' nor '%s' is there".formatted(names.kept(), names.undone()),
                    "Look with 'psql -l' who removed the old database; the live one is left as it is.");
        }
    }

    @Override
    public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
        var database = tools.database();
        if (database.exists(names.side())) {
            return Outcome.done("the swap had not happened");
        }
        if (database.exists(names.kept())) {
            var away = database.swap(names.live(), names.kept(), names.undone());
            return Outcome.done("the old database is '%s' again, away %s; the restored one is kept as '%s'"
                    .formatted(names.live(), Words.seconds(away), names.undone()));
        }
        if (database.exists(names.undone())) {
            return Outcome.done("the old database had been brought back already");
        }
        check(context, data); // again: what was kept may have gone since the undo began
        return takenAway(database.exists(names.live()));
    }

    /** Without an old database to bring back, undo only takes the restored one out of the way. */
    private Outcome takenAway(boolean live) throws StepException, InterruptedException {
        if (live) {
            tools.database().rename(names.live(), names.undone());
        }
        return Outcome.done("the restored database is kept as '%s'; there was none before".formatted(names.undone()));
    }
}
