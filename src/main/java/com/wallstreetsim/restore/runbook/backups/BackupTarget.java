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
 * @param prefix the first part of its name
 * @param ending the last part of its name, with the dot
 * @param local the run's start by the host's clock
 */
record BackupTarget(Path directory, String prefix, String ending, LocalDateTime local) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    static BackupTarget of(Path directory, String prefix, String ending, RunId run, ZoneId zone) {
        return new BackupTarget(directory, prefix, ending, local(run, zone));
    }

    private static LocalDateTime local(RunId run, ZoneId zone) {
        return LocalDateTime.parse(run.stamp(), STAMP)
                .atOffset(ZoneOffset.UTC)
                .atZoneSameInstant(zone)
                .toLocalDateTime();
    }

    Path daily() {
        return directory.resolve("%s_%s%s".formatted(prefix, STAMP.format(local), ending));
    }

    Path weekly() {
        return directory.resolve("weekly").resolve("%s_weekly_%s%s".formatted(prefix, STAMP.format(local), ending));
    }

    boolean sunday() {
        return local.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Where this kind's backups beyond the retention are kept until the run is closed; the shelf does not list it. */
    Path aside() {
        return directory.resolve(".expired_%s_%s".formatted(prefix, STAMP.format(local)));
    }
}
