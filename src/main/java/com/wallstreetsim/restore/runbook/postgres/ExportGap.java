package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.procedure.AwayException;
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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

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
        return List.of("pm2 logs --nostream --lines %d > applications.log".formatted(LINES));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.none("the files stay beside the report, they harm nothing");
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(
                new Fact("not brought back", gap.words()),
                new Fact("files go to", "'%s' in the run's directory, beside its report".formatted(GapFiles.NAME)));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        var files = GapFiles.of(context);
        var wanted = new ArrayList<>(
                tools.applications().names().stream().map(files::log).toList());
        tools.site().notes().auditTable().ifPresent(audit -> wanted.add(files.audit()));
        var there = wanted.stream().filter(Files::exists).count();
        if (there == wanted.size()) {
            return Standing.done();
        }
        return there == 0
                ? Standing.notDone()
                : Standing.partly("%d of %d files are written".formatted(there, wanted.size()));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var files = GapFiles.of(context);
        var proofs = new ArrayList<Proof>();
        try {
            files.prepare();
            for (var name : tools.applications().names()) {
                proofs.add(log(name, files.log(name)));
            }
            var audit = tools.site().notes().auditTable();
            if (audit.isPresent()) {
                proofs.add(rows(audit.get(), files.audit()));
            }
        } catch (IOException e) {
            throw new StepException(
                    "what tells of the gap cannot be written to '%s': %s".formatted(files.directory(), e),
                    "Look at free space and mode of the state directory, then start again.",
                    e);
        }
        proofs.forEach(proof -> context.say("%s: %s".formatted(proof.what(), proof.found())));
        return Outcome.proven("%d files in %s".formatted(proofs.size(), files.directory()), proofs);
    }

    private Proof log(String name, Path file) throws IOException, StepException, InterruptedException {
        var all = tools.applications().log(name, LINES);
        // What applications log may hold a secret, and these files are given to others.
        var lines =
                new LogWindow(gap).of(all).stream().map(tools.site().redactor()).toList();
        Files.write(GapFiles.fresh(file), lines);
        var found = "%,d of the last %,d lines in %s".formatted(lines.size(), all.size(), file.getFileName());
        var late = LogWindow.begins(all).filter(begin -> begin.isAfter(gap.from()));
        return Proof.seen(
                "log of " + name,
                late.map(begin -> found + ", it begins only at " + begin).orElse(found));
    }

    private Proof rows(AuditTable audit, Path file) throws IOException, StepException, InterruptedException {
        var live = tools.site().postgres().database();
        var what = "audit table " + audit.table();
        var window = new Database.Window(audit.table(), audit.timeColumn(), gap.from(), gap.to());
        try (var out = Files.newOutputStream(GapFiles.fresh(file), StandardOpenOption.WRITE)) {
            if (!tools.database().exists(live)) {
                return new Proof(what, "there is no database '%s' to read it from".formatted(live), "its rows", false);
            }
            var rows = tools.database().export(live, window, out);
            return Proof.seen(what, "%,d rows in %s".formatted(rows, file.getFileName()));
        } catch (AwayException e) {
            throw e;
        } catch (StepException e) {
            // It may be the very table that is why somebody restores.
            return new Proof(what, "not read: " + e.message(), "its rows", false);
        }
    }
}
