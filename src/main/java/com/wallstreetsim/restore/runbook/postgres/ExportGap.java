package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Database;
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
import com.wallstreetsim.restore.site.AuditTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes down what tells of the gap: the applications' log lines and the rows of the site's audit table. */
final class ExportGap implements Step {
    private static final int LINES = 100_000;

    private final RestoreTools tools;
    private final Gap gap;

    ExportGap(RestoreTools tools, Gap gap) {
        this.tools = tools;
        this.gap = gap;
    }

    @Override
    public StepId id() {
        return new StepId("export-gap");
    }

    @Override
    public String title() {
        return "Export log lines and audit rows of the gap";
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
        return List.of("pm2 logs --nostream --lines %d > '%s/applications.log'".formatted(LINES, gap.directory()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.none("the files stay, they harm nothing");
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(
                new Fact("not brought back", gap.words()),
                new Fact("files go to", gap.directory().toString()));
    }

    @Override
    public Standing standing(StepContext context) {
        return context.recall("gap.files").isPresent() ? Standing.done() : Standing.notDone();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var proofs = new ArrayList<Proof>();
        try {
            Files.createDirectories(
                    gap.directory(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (var name : tools.applications().names()) {
                proofs.add(log(name));
            }
            var audit = tools.site().notes().auditTable();
            if (audit.isPresent()) {
                proofs.add(rows(audit.get()));
            }
        } catch (IOException e) {
            throw new StepException(
                    "what tells of the gap cannot be written to '%s': %s".formatted(gap.directory(), e),
                    "Look at free space and mode of the backup directory, then start again.",
                    e);
        }
        context.remember("gap.files", Integer.toString(proofs.size()));
        proofs.forEach(proof -> context.say("%s: %s".formatted(proof.what(), proof.found())));
        return Outcome.proven("%d files in %s".formatted(proofs.size(), gap.directory()), proofs);
    }

    private Proof log(String name) throws IOException, StepException, InterruptedException {
        var all = tools.applications().log(name, LINES);
        var lines = new LogWindow(gap).of(all);
        var file = gap.directory().resolve(name + ".log");
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly());
        Files.write(file, lines);
        var found = "%,d of the last %,d lines in %s".formatted(lines.size(), all.size(), file.getFileName());
        return Proof.seen("log of " + name, found);
    }

    private Proof rows(AuditTable audit) throws IOException, StepException, InterruptedException {
        var live = tools.site().postgres().database();
        var what = "audit table " + audit.table();
        if (!tools.database().exists(live)) {
            return new Proof(what, "there is no database '%s' to read it from".formatted(live), "its rows", false);
        }
        var file = gap.directory().resolve("audit.csv");
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly());
        var window = new Database.Window(audit.table(), audit.timeColumn(), gap.from(), gap.to());
        try (var out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            var rows = tools.database().export(live, window, out);
            return Proof.seen(what, "%,d rows in %s".formatted(rows, file.getFileName()));
        }
    }

    private static java.nio.file.attribute.FileAttribute<Set<java.nio.file.attribute.PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
