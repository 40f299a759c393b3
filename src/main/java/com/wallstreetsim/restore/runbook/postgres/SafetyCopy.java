package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.DumpFile;
import com.wallstreetsim.restore.runbook.RemoveHalfDump;
import com.wallstreetsim.restore.runbook.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Dumps the live database to the backup shelf and reads the copy back before anybody relies on it. */
final class SafetyCopy implements Step {
    /** What the copy holds, remembered as {@link com.wallstreetsim.restore.runbook.RowCounts}. */
    static final String ROWS = "safety-copy.rows";
    /** What the database held when it was copied, remembered as {@link ContentHashes}. */
    static final String HASHES = "safety-copy.hashes";

    private final RestoreTools tools;
    private final String database;
    private final Path target;

    SafetyCopy(RestoreTools tools, String database, Path target) {
        this.tools = tools;
        this.database = database;
        this.target = target;
    }

    /** Where the copy of one run goes. */
    static Path target(RestoreTools tools, String stamp) {
        return tools.backups().directory().resolve("pre_restore_" + stamp + ".sql.gz");
    }

    @Override
    public StepId id() {
        return new StepId("safety-copy");
    }

    @Override
    public String title() {
        return "Copy the live database to " + target.getFileName();
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
        return List.of("docker exec %s pg_dump -U $POSTGRES_USER -d %s --format=plain --no-owner --no-acl | gzip > '%s'"
                .formatted(tools.site().postgres().container(), database, target));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new RemoveHalfDump(target));
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        var free = tools.files().space(tools.backups().directory()).freeBytes();
        return Preview.of(new Fact("copy goes to", target.toString()), new Fact("free there", Words.size(free)));
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        if (!Files.exists(target)) {
            return Standing.notDone();
        }
        tools.backups().scan(target, context);
        return Standing.done();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        if (!tools.database().exists(database)) {
            throw new StepException(
                    "there is no database '%s' to copy".formatted(database), "Answer safety-copy=no and start again.");
        }
        // Before the dump: whoever relies on the copy compares, and rows written since are then found, not missed.
        var content = new ContentHashes(tools.database().contentHashes(database));
        try {
            DumpFile.write(target, out -> tools.database().dump(database, out, context));
        } catch (IOException e) {
            throw new StepException(
                    "the safety copy '%s' cannot be written: %s".formatted(target, e.getMessage()),
                    "Free space in the backup directory, or answer safety-copy=no.",
                    e);
        }
        var copy = tools.backups().scan(target, context);
        context.remember(ROWS, copy.rows().encode());
        context.remember(HASHES, content.encode());
        return Outcome.done("%,d rows in %s, read back to the last byte"
                .formatted(copy.rows().total(), target.getFileName()));
    }
}
