package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.RowCounts;
import com.wallstreetsim.restore.runbook.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drops the live database before the load, where the disk is too small for two. Only after a checked safety copy. */
final class DropDatabase implements Step {
    private final RestoreTools tools;
    private final String live;
    private final Path safetyCopy;

    DropDatabase(RestoreTools tools, String live, Path safetyCopy) {
        this.tools = tools;
        this.live = live;
        this.safetyCopy = safetyCopy;
    }

    @Override
    public StepId id() {
        return new StepId("drop");
    }

    @Override
    public String title() {
        return "Drop " + live + " to make room";
    }

    @Override
    public Impact impact() {
        return Impact.DESTROYS;
    }

    @Override
    public Optional<Gate> gate() {
        return Optional.of(new Gate("Drop the live database", live, "the name of the database", "Drop"));
    }

    @Override
    public List<String> byHand() {
        return List.of("docker exec %s dropdb -U $POSTGRES_USER --force %s"
                .formatted(tools.site().postgres().container(), live));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new LoadSafetyCopy(tools, live, safetyCopy));
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        var facts = new ArrayList<Fact>();
        tools.database().facts(live).map(DropDatabase::goes).ifPresent(facts::add);
        facts.add(new Fact(
                "way back",
                "%s, %s"
                        .formatted(
                                safetyCopy,
                                context.recall(SafetyCopy.ROWS)
                                        .map(RowCounts::decode)
                                        .map(rows -> "%,d rows, read back".formatted(rows.total()))
                                        .orElse("not made yet"))));
        facts.add(new Fact("no database", "from here until the backup is loaded and proven"));
        return new Preview(facts);
    }

    private static Fact goes(Database.DatabaseFacts live) {
        return new Fact(
                "goes away", "%s, %s, %d tables".formatted(live.name(), Words.size(live.bytes()), live.tables()));
    }

    @Override
    public Set<StepId> usedUpBy() {
        return Set.of(new StepId("place"));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        return Standing.doneIf(!tools.database().exists(live));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var copied = RowCounts.decode(recalled(context, SafetyCopy.ROWS));
        if (tools.database().exists(live)) {
            var hashes = ContentHashes.decode(recalled(context, SafetyCopy.HASHES));
            tools.database().drop(live, content -> {
                refuseChanged(new ContentHashes(content), hashes);
                LoadSafetyCopy.begin(context);
            });
        }
        return Outcome.done("'%s' dropped; %,d rows are in %s".formatted(live, copied.total(), safetyCopy));
    }

    /** Row by row, not only their number: what was updated since the copy was made would be lost as well. */
    private void refuseChanged(ContentHashes now, ContentHashes copied) throws StepException {
        var differing = now.differing(copied);
        if (!differing.isEmpty()) {
            throw new StepException(
                    "database '%s' has changed since its safety copy: %s".formatted(live, String.join(", ", differing)),
                    "Find out who still writes (applications outside this site?), stop it and start again.");
        }
    }

    private static String recalled(StepContext context, String key) throws StepException {
        return context.recall(key)
                .orElseThrow(() -> new StepException("no safety copy was made in this run", "Start anew."));
    }
}
