package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.RunId;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Where the backup of a run goes: named like the nightly script's, by the host's clock. It follows from the run's id, so
 * that a run taken up again means the same file.
 *
 * @param local the run's start by the host's clock
 */
record BackupTarget(Path directory, String database, LocalDateTime local) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    static BackupTarget of(BackupTools tools, RunId run) {
        return new BackupTarget(
                tools.backups().directory(), tools.site().postgres().database(), local(run, tools.zone()));
    }

    private static LocalDateTime local(RunId run, ZoneId zone) {
        return LocalDateTime.parse(run.stamp(), STAMP)
                .atOffset(ZoneOffset.UTC)
                .atZoneSameInstant(zone)
                .toLocalDateTime();
    }

    Path daily() {
        return directory.resolve("%s_%s.sql.gz".formatted(database, STAMP.format(local)));
    }

    Path weekly() {
        return directory.resolve("weekly").resolve("%s_weekly_%s.sql.gz".formatted(database, STAMP.format(local)));
    }

    boolean sunday() {
        return local.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Where backups beyond the retention are kept until the run is closed; the shelf does not list it. */
    Path aside() {
        return directory.resolve(".expired_" + STAMP.format(local));
    }
}
