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
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.Words;
import java.nio.file.Path;
import java.util.List;

/** Reads the backup to its last byte before anything is done on its word. */
final class ScanBackup implements Step {
    private final Backups backups;
    private final Path backup;

    ScanBackup(Backups backups, Path backup) {
        this.backups = backups;
        this.backup = backup;
    }

    @Override
    public StepId id() {
        return new StepId("scan");
    }

    @Override
    public String title() {
        return "Read the backup to its last byte";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "gunzip -t '%s'".formatted(backup),
                "gunzip -c '%s' | tail -n 5 | grep 'PostgreSQL database dump complete'".formatted(backup));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        var file = BackupFile.of(backup);
        return Preview.of(
                new Fact("backup", backup.toString()),
                new Fact("size", Words.size(file.bytes())),
                new Fact("written", file.modified().toString()));
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var file = BackupFile.of(backup);
        var dump = backups.scan(backup, context);
        file.unchangedSince();
        new BackupMemory(context).remember(file, dump);
        dump.remarks().forEach(context::say);
        return Outcome.done("%,d rows in %d tables, %s, read to the last byte"
                .formatted(dump.rows().total(), dump.rows().rows().size(), dump.madeBy()));
    }
}
