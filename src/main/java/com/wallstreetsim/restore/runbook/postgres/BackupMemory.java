package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.RowCounts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run remembers of the backup it scanned. */
final class BackupMemory {
    private final StepContext context;

    BackupMemory(StepContext context) {
        this.context = context;
    }

    void remember(BackupFile file, Backups.Scanned dump) {
        context.remember("backup.file", file.encode());
        context.remember("backup.made-by", dump.madeBy());
        context.remember("backup.server-major", Integer.toString(dump.serverMajor()));
        context.remember("backup.plain-bytes", Long.toString(dump.plainBytes()));
        context.remember("backup.roles", String.join("\n", dump.roles()));
        context.remember("backup.extensions", String.join("\n", dump.extensions()));
        context.remember("backup.rows", dump.rows().encode());
    }

    /** The sequences the load set, as the backup says. */
    void sequences(Set<String> names) {
        context.remember("load.sequences", String.join("\n", names));
    }

    Set<String> sequences() throws StepException {
        return must("load.sequences").lines().collect(Collectors.toSet());
    }

    String file() throws StepException {
        return must("backup.file");
    }

    String madeBy() throws StepException {
        return must("backup.made-by");
    }

    int serverMajor() throws StepException {
        return Integer.parseInt(must("backup.server-major"));
    }

    long plainBytes() throws StepException {
        return Long.parseLong(must("backup.plain-bytes"));
    }

    List<String> roles() throws StepException {
        return must("backup.roles").lines().toList();
    }

    List<String> extensions() throws StepException {
        return must("backup.extensions").lines().toList();
    }

    RowCounts rows() throws StepException {
        return RowCounts.decode(must("backup.rows"));
    }

    private String must(String key) throws StepException {
        return context.recall(key)
                .orElseThrow(() -> new StepException(
                        "the run does not remember '%s'".formatted(key), "Start the procedure anew."));
    }
}
