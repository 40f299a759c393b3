package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.DumpFile;
import com.wallstreetsim.restore.runbook.RemoveHalfDump;
import com.wallstreetsim.restore.runbook.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Dumps the live database to the shelf and reads the file back to its last byte; its name only ever means a whole one. */
final class DumpDatabase implements Step {
    private final BackupTools tools;
    private final Path target;

    DumpDatabase(BackupTools tools, Path target) {
        this.tools = tools;
        this.target = target;
    }

    @Override
    public StepId id() {
        return new StepId("dump");
    }

    @Override
    public String title() {
        return "Write %s and read it back".formatted(target.getFileName());
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
        return List.of(
                "docker exec %s pg_dump -U $POSTGRES_USER -d %s --format=plain --no-owner --no-acl | gzip > '%s'"
                        .formatted(tools.site().postgres().container(), live(), target),
                "gunzip -c '%s' | tail -n 5    # must end with 'PostgreSQL database dump complete'".formatted(target));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new RemoveHalfDump(target));
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        var size = tools.database()
                .facts(live())
                .map(facts -> "%s, %s, %d tables".formatted(live(), Words.size(facts.bytes()), facts.tables()))
                .orElse("there is no database '%s'".formatted(live()));
        var free = tools.files().space(tools.backups().directory()).freeBytes();
        return Preview.of(
                new Fact("is backed up", size),
                new Fact("goes to", target.toString()),
                new Fact("free there", Words.size(free)));
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
        refuseNothing();
        write(context);
        var copy = tools.backups().scan(target, context);
        return Outcome.proven(
                "%,d rows in %s, %s, read back to the last byte"
                        .formatted(copy.rows().total(), target.getFileName(), Words.size(bytes())),
                proofs(copy));
    }

    /** A dump of a database that is not there is a valid file too: it holds nothing. */
    private void refuseNothing() throws StepException {
        if (!tools.database().exists(live())) {
            throw new StepException(
                    "there is no database '%s' to back up".formatted(live()),
                    "Run 'troubleshoot'; the older backups were not touched.");
        }
        if (Files.exists(target)) {
            throw new StepException("'%s' is there already".formatted(target), "Start again: names go by the second.");
        }
    }

    private void write(StepContext context) throws StepException, InterruptedException {
        try {
            Files.createDirectories(tools.backups().directory());
            DumpFile.write(target, out -> tools.database().dump(live(), out, context));
        } catch (IOException e) {
            throw new StepException(
                    "the backup '%s' cannot be written: %s".formatted(target, e.getMessage()),
                    "Free space in the backup directory; the older backups were not touched.",
                    e);
        }
    }

    private List<Proof> proofs(Backups.Scanned copy) {
        var proofs = new ArrayList<Proof>();
        copy.rows().rows().forEach((table, rows) -> proofs.add(Proof.seen(table, "%,d rows".formatted(rows))));
        for (var wanted : tools.site().postgres().tablesToCheck()) {
            var there = copy.rows().rows().keySet().stream()
                    .anyMatch(table -> table.equals(wanted) || table.endsWith("." + wanted));
            if (!there) {
                proofs.add(new Proof("table " + wanted, "missing", "in the backup", false));
            }
        }
        return proofs;
    }

    private long bytes() throws StepException {
        try {
            return Files.size(target);
        } catch (IOException e) {
            throw new StepException("backup '%s' is gone".formatted(target), "Find out who removed it.", e);
        }
    }

    private String live() {
        return tools.site().postgres().database();
    }
}
