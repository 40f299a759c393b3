package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.backup.ArchiveCheck;
import com.wallstreetsim.restore.backup.ArchiveException;
import com.wallstreetsim.restore.backup.ArchiveUnpack;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Unpacks an archive of the code after it was read to its last byte and nothing in it leaves the tree. */
record UnpackCode(HostFiles files, Path archive) implements Fetching {
    /** What every JavaScript project has in its top directory. */
    static final String MARK = "package.json";

    @Override
    public void into(Path tree, StepContext context) throws IOException, StepException, InterruptedException {
        var check = new ArchiveCheck(archive, files.space(tree).freeBytes() / 2, bytes -> {
            context.checkCancelled();
            context.progress(new Progress(bytes, 0, "bytes", "reading " + archive.getFileName()));
        });
        try {
            var facts = check.read(MARK, name -> false);
            context.say("%s: %,d entries, %,d bytes, read to the last byte"
                    .formatted(archive.getFileName(), facts.entries(), facts.bytes()));
            new ArchiveUnpack(tree).from(check, facts, tree.resolveSibling("plain.tar"));
        } catch (ArchiveException e) {
            throw new StepException(
                    "the archive '%s' %s".formatted(archive, e.getMessage()),
                    "Nothing was unpacked. Make the archive anew, or choose another one.",
                    e);
        }
    }

    @Override
    public String words() {
        return "the archive " + archive.getFileName();
    }

    @Override
    public List<String> byHand(Path into) {
        return List.of("tar -tvf '%s'".formatted(archive), "tar -C '%s' -xf '%s'".formatted(into, archive));
    }
}
