package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The site's backups of PostgreSQL as the procedures use them. */
public interface Backups {
    Shelf shelf();

    /** The path an answer means: {@code newest} is the newest that scans clean. */
    Path resolve(String answer) throws StepException, InterruptedException;

    /** The newest backup of the schedule that was taken before a time and scans clean, with the time it was taken. */
    Taken newestBefore(Instant time) throws StepException, InterruptedException;

    /** A backup and when it was begun, which is the moment its content is of. */
    record Taken(Path path, Instant at) {}

    /** Reads a backup to its last byte; fails with what is wrong when it is not whole and plain. */
    Scanned scan(Path backup, StepContext context) throws StepException, InterruptedException;

    /** Where safety copies go. */
    Path directory();

    /**
     * A backup that was read completely and is good.
     *
     * @param madeBy {@code PostgreSQL 15.18, pg_dump 15.18}
     * @param serverMajor the major version of the server it was dumped from, or 0 where it does not say
     * @param plainBytes its size unpacked
     * @param remarks what is unusual about it
     */
    record Scanned(
            RowCounts rows,
            String madeBy,
            int serverMajor,
            long plainBytes,
            List<String> roles,
            List<String> extensions,
            List<String> remarks) {
        public Scanned {
            roles = List.copyOf(roles);
            extensions = List.copyOf(extensions);
            remarks = List.copyOf(remarks);
        }
    }
}
