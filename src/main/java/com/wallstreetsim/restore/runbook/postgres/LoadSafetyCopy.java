package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.runbook.RowCounts;
import com.wallstreetsim.restore.runbook.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a dropped database back from its safety copy: beside, proven, then under its own name. */
final class LoadSafetyCopy implements Undo {
    private static final String BEGUN = "drop.begun";
    private static final String BYTES = "bytes";
    // What a database takes before it has a row.
    private static final long EMPTY = 8L << 20;

    private final RestoreTools tools;
    private final String live;
    private final Path copy;

    LoadSafetyCopy(RestoreTools tools, String live, Path copy) {
        this.tools = tools;
        this.live = live;
        this.copy = copy;
    }

    @Override
    public String title() {
        return "load the safety copy";
    }

    @Override
    public List<String> byHand() {
        var container = tools.site().postgres().container();
        return List.of(
                "docker exec %s createdb -U $POSTGRES_USER -T template0 %s".formatted(container, live),
                "gunzip -c '%s' | docker exec -i %s psql -q -U $POSTGRES_USER -d %s -v ON_ERROR_STOP=1"
                        .formatted(copy, container, live));
    }

    @Override
    public Map<String, String> prepare(StepContext context) throws StepException {
        return Map.of(
                "copy",
                copy.toString(),
                "rows",
                context.recall(SafetyCopy.ROWS).orElse(""),
                "hashes",
                context.recall(SafetyCopy.HASHES).orElse(""),
                BYTES,
                tools.database()
                        .facts(live)
                        .map(facts -> Long.toString(facts.bytes()))
                        .orElse(""));
    }

    /** Remembers that the database is about to go: from here on the copy is what there is. */
    static void begin(StepContext context) {
        context.remember(BEGUN, "yes");
    }

    @Override
    public void check(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
        if (context.recall(BEGUN).isPresent()) {
            var scanned = tools.backups().scan(copy, context);
            if (replaced(context)) {
                refuseWithoutSpace(needed(scanned.plainBytes(), data), context);
            }
        }
    }

    /** Whether the restored database has the name: it is kept beside the one that comes back. */
    private boolean replaced(StepContext context) throws StepException {
        var database = tools.database();
        return database.exists(live) && database.comment(live).equals(Optional.of(LoadBeside.mark(context)));
    }

    /** Not more than it took before it was dropped, as far as that is recorded. */
    private static long needed(long plainBytes, Map<String, String> data) {
        var before = data.getOrDefault(BYTES, "");
        var byText = EMPTY + DataSpace.byText(plainBytes);
        return before.isEmpty() ? byText : Math.min(byText, Long.parseLong(before));
    }

    /** A load that fills the disk would leave no database under the live name, the restored one being out of the way. */
    private void refuseWithoutSpace(long needed, StepContext context) throws StepException, InterruptedException {
        var free = new DataSpace(tools).free(context);
        if (free.isPresent() && free.get() < needed) {
            throw new StepException(
                    "disk too small to load the safety copy beside '%s': about %s needed, %s free, %s missing"
                            .formatted(
                                    live, Words.size(needed), Words.size(free.get()), Words.size(needed - free.get())),
                    "'%s' was not renamed and stays live. Free space where PostgreSQL keeps its data, then undo again."
                            .formatted(live));
        }
    }

    /** Row by row the same as before the drop. */
    private void prove(String side, ContentHashes expected) throws StepException, InterruptedException {
        var differing = new ContentHashes(tools.database().contentHashes(side)).differing(expected);
        if (!differing.isEmpty()) {
            throw new StepException(
                    "the safety copy gave other rows than were dropped in " + String.join(", ", differing), left(side));
        }
    }

    private String left(String side) {
        return "The copy '%s' and the database '%s' are left for inspection.".formatted(copy, side);
    }

    @Override
    public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
        var database = tools.database();
        if (database.exists(live)) {
            database.takeLogins(live); // a drop that was cut short has shut it
            return Outcome.done("'%s' had not been dropped, or is back already".formatted(live));
        }
        var expected = RowCounts.decode(data.getOrDefault("rows", ""));
        var side = DatabaseNames.of(live, context.run()).side() + "_u";
        database.drop(side);
        database.createBeside(side, Optional.empty());
        database.load(copy, side, context);
        var found = new RowCounts(database.counts(side));
        if (!found.rows().equals(expected.rows())) {
            throw new StepException(
                    "the safety copy gave %,d rows, %,d were expected".formatted(found.total(), expected.total()),
                    left(side));
        }
        prove(side, ContentHashes.decode(data.getOrDefault("hashes", "")));
        database.rename(side, live);
        return Outcome.done("'%s' is back from its safety copy, %,d rows".formatted(live, found.total()));
    }
}
