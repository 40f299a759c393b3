package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.ArchiveCheck;
import com.wallstreetsim.restore.backup.ArchiveFacts;
import com.wallstreetsim.restore.backup.ArchiveForm;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import com.wallstreetsim.restore.runbook.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the archive to its last byte and refuses what must not be unpacked. */
final class CheckArchive extends LookingStep {
    private final ClickHouseTools tools;
    private final Path archive;
    private final Path volumes;

    /** @param volumes where volumes are on this host, for the space they have */
    CheckArchive(ClickHouseTools tools, Path archive, Path volumes) {
        super("scan", "Read " + archive.getFileName() + " to its last byte");
        this.tools = tools;
        this.archive = archive;
        this.volumes = volumes;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "tar -tvf %s > /dev/null   # and look for '..', absolute paths, links, devices".formatted(archive));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var facts = facts(context);
        var parts = Parts.inArchive(facts.small());
        var proofs = new ArrayList<Proof>();
        proofs.add(Proof.seen("parts", "%,d".formatted(parts.rows().size())));
        proofs.add(Proof.seen("data directory in it", facts.root().isEmpty() ? "." : facts.root()));
        facts.manifest()
                .ifPresentOrElse(
                        manifest -> proofs.add(Proof.seen(
                                "files, each as the manifest says",
                                "%,d".formatted(manifest.files().size()))),
                        () -> proofs.add(Proof.seen("manifest", "none in it")));
        return Outcome.proven(
                "%s is whole: %,d entries, %s unpacked"
                        .formatted(archive.getFileName(), facts.entries(), Words.size(facts.bytes())),
                proofs);
    }

    /** Reads it; whoever unpacks it reads it again, because it may have been replaced since. */
    ArchiveFacts facts(StepContext context) throws StepException, InterruptedException {
        try {
            return check(context).read(ArchiveForm.MARK, path -> path.endsWith("/count.txt"));
        } catch (IOException e) {
            throw new StepException(
                    "archive '%s' %s".formatted(archive, e.getMessage()),
                    "Choose another archive; nothing was unpacked.",
                    e);
        }
    }

    ArchiveCheck check(StepContext context) throws StepException {
        var room = tools.store().files().space(volumes).freeBytes();
        return new ArchiveCheck(archive, ClickHouseTools.DATA, room, read -> {
            context.checkCancelled();
            context.progress(new Progress(read, 0, "bytes", "reading " + archive.getFileName()));
        });
    }

    Path archive() {
        return archive;
    }
}
