package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.ArchiveCheck;
import com.wallstreetsim.restore.backup.ArchiveException;
import com.wallstreetsim.restore.backup.ArchiveFacts;
import com.wallstreetsim.restore.backup.ArchiveForm;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.RemoveHalfDump;
import com.wallstreetsim.restore.runbook.WholeFile;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.runbook.volumes.HostFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Archives ClickHouse's data to the shelf; its name only ever means an archive that was read back to its last byte. */
public final class SaveClickHouse implements Step {
    private final ClickHouseTools tools;
    private final Path target;
    private final CopyWay way;

    public SaveClickHouse(ClickHouseTools tools, Path target, CopyWay way) {
        this.tools = tools;
        this.target = target;
        this.way = way;
    }

    @Override
    public StepId id() {
        return new StepId("clickhouse-save");
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
        return way.byHand(target);
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new Leave());
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        return Preview.of(
                new Fact("is copied", way.words()),
                new Fact("goes to", target.toString()),
                new Fact(
                        "free there",
                        Words.size(tools.store().files().space(target).freeBytes())));
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        var whole = Files.exists(target)
                && tools.shelf().read(target, (done, total) -> {}).good();
        if (way.left()) {
            return Standing.partly("what was copied from is still there");
        }
        return Standing.doneIf(whole);
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        if (Files.exists(target)) {
            return finished(context);
        }
        var read = new ArrayList<ArchiveFacts>();
        try {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            way.begin(context);
            WholeFile.write(target, out -> way.write(out, context), written -> read.add(readBack(written, context)));
        } catch (IOException e) {
            throw unwritten(e);
        } finally {
            way.release();
        }
        return outcome(read.get(0), context);
    }

    private Outcome finished(StepContext context) throws StepException, InterruptedException {
        way.release();
        try {
            return outcome(readBack(target, context), context);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private StepException unwritten(IOException e) {
        var what = e instanceof ArchiveException ? "it " + e.getMessage() : e.toString();
        return new StepException(
                "the backup '%s' cannot be written: %s".formatted(target, what),
                "Free space in the backup directory; the older backups were not touched.",
                e);
    }

    private static ArchiveFacts readBack(Path written, StepContext context) throws IOException, InterruptedException {
        return new ArchiveCheck(written, ClickHouseTools.DATA, Long.MAX_VALUE, done -> {
                    context.checkCancelled();
                    context.progress(new Progress(done, 0, "bytes", "reading it back"));
                })
                .read(ArchiveForm.MARK, path -> false);
    }

    private Outcome outcome(ArchiveFacts facts, StepContext context) throws StepException, InterruptedException {
        var manifest = facts.manifest()
                .orElseThrow(() -> new StepException("'%s' has no manifest".formatted(target), "Remove it by hand."));
        var proofs = new ArrayList<Proof>();
        manifest.tables().forEach((table, sum) -> proofs.add(Proof.seen(table, sum)));
        proofs.add(Proof.seen("parts", "%,d".formatted(manifest.parts().size())));
        proofs.add(Proof.seen(
                "files, each hashed", "%,d".formatted(manifest.files().size())));
        proofs.add(Proof.seen("sha256", HostFile.sha256(target, context)));
        return Outcome.proven(
                "%,d rows in %d tables, %s unpacked, read back to the last byte"
                        .formatted(manifest.rows(), manifest.tables().size(), Words.size(facts.bytes())),
                proofs);
    }

    /** The archive stays; what it was copied from goes. */
    private final class Leave implements Undo {
        private final Undo half = new RemoveHalfDump(target);

        @Override
        public String title() {
            return half.title();
        }

        @Override
        public List<String> byHand() {
            return half.byHand();
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            way.release();
            return half.run(context, data);
        }
    }
}
