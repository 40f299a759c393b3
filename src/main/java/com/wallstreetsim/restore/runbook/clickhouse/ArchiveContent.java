package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.ArchivePack;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Takes a tar from a container as it comes and packs it anew. */
final class ArchiveContent {
    private ArchiveContent() {}

    /** Gives a tar. */
    interface Source {
        void copyTo(OutputStream out) throws IOException, StepException, InterruptedException;
    }

    static void pack(
            Source source,
            UnaryOperator<String> naming,
            ArchivePack.Telling telling,
            OutputStream target,
            StepContext context)
            throws IOException, StepException, InterruptedException {
        var read = new long[1];
        var pack = new ArchivePack(naming, more -> {
            context.checkCancelled();
            read[0] += more;
            context.progress(new Progress(read[0], 0, "bytes", "packing"));
        });
        try (var in = new PipedInputStream(1 << 16);
                var out = new PipedOutputStream(in)) {
            Callable<String> give = () -> {
                try (out) {
                    source.copyTo(out);
                }
                return "";
            };
            Callable<String> take = () -> {
                try (in) {
                    pack.write(in, target, telling);
                    in.transferTo(OutputStream.nullOutputStream());
                }
                return "";
            };
            context.inParallel(List.of(give, take));
        }
    }
}
