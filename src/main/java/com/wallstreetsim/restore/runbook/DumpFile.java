package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes a gzip file that is there as a whole or not at all. */
public final class DumpFile {
    private DumpFile() {}

    /** Writes {@code target} with mode 0600 from its plain content; on any failure nothing of it is left. */
    public static void write(Path target, WholeFile.Content content)
            throws IOException, StepException, InterruptedException {
        WholeFile.write(
                target,
                out -> {
                    var gzip = new GZIPOutputStream(out, 1 << 16);
                    content.writeTo(gzip);
                    gzip.finish();
                },
                written -> {});
    }
}
