package com.wallstreetsim.restore.backup;

import com.wallstreetsim.restore.backup.Finding.Severity;
import com.wallstreetsim.restore.backup.ScanResult.Verdict;
import java.nio.file.Path;
import java.util.List;

/** Puts into words what a scan found and what to do next. */
final class Verdicts {
    private static final String ANOTHER = "Choose another backup; 'newest' stands for the newest one that scans good.";

    private Verdicts() {}

    static Verdict damaged(Path file, DamagedException damage, Contents read) {
        var word = switch (damage.reason()) {
            case CUT -> "is cut";
            case EMPTY -> "is empty";
            case CORRUPT -> "is damaged";
            case GOOD, NOT_A_DUMP, CUSTOM_FORMAT, CLUSTER_DUMP, OTHER_COMPRESSION, REFUSED, UNREADABLE ->
                "cannot be used";
        };
        var message = "backup '%s' %s: %s%s".formatted(name(file), word, damage.message(), readable(read));
        return new Verdict(damage.reason(), message, hint(damage.reason(), file));
    }

    static Verdict unreadable(Path file, String why) {
        var message = "backup '%s' cannot be read: %s".formatted(name(file), SqlText.shown(why));
        return new Verdict(Reason.UNREADABLE, message, hint(Reason.UNREADABLE, file));
    }

    /** The verdict on a file that was read to its last byte without damage. */
    static Verdict whole(Path file, DumpHeader header, Gatherer gathered) {
        var contents = gathered.contents();
        if (header.cluster()) {
            return damaged(
                    file, new DamagedException(Reason.CLUSTER_DUMP, "it holds more than one database"), contents);
        }
        if (!header.complete()) {
            var what = "it ends between two statements, without the mark 'PostgreSQL database dump complete'";
            return damaged(file, new DamagedException(Reason.CUT, what), contents);
        }
        var refused = gathered.findings().stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .toList();
        if (!refused.isEmpty()) {
            return refused(file, refused);
        }
        if (contents.nothing()) {
            var what = "it is a whole dump of a database without any table";
            return damaged(file, new DamagedException(Reason.EMPTY, what), contents);
        }
        return new Verdict(Reason.GOOD, good(file, contents), "");
    }

    private static Verdict refused(Path file, List<Finding> refused) {
        var first = refused.get(0);
        var more = refused.size() == 1 ? "" : ", and %,d more".formatted(refused.size() - 1);
        var message = "backup '%s' is refused: %s%s".formatted(name(file), first.words(), more);
        var hint =
                "pg_dump --format=plain never writes that. Look at line %d of the dump; choose another backup, or a copy"
                                .formatted(first.line())
                        + " of this one without that line if you know why it is there.";
        return new Verdict(Reason.REFUSED, message, hint);
    }

    private static String good(Path file, Contents contents) {
        return "backup '%s' is good: read to the last byte, end mark present, %,d rows in %,d tables"
                .formatted(
                        name(file),
                        contents.totalRows(),
                        Math.max(contents.tables().size(), contents.rows().size()));
    }

    private static String readable(Contents read) {
        return read.rows().isEmpty()
                ? ""
                : "; before that %,d rows of %,d tables could be read"
                        .formatted(read.totalRows(), read.rows().size());
    }

    private static String hint(Reason reason, Path file) {
        return switch (reason) {
            case GOOD -> "";
            case CUT -> ANOTHER + " What is missing cannot be brought back from this file.";
            case EMPTY -> ANOTHER + " Then look why pg_dump wrote nothing: its log, database name and password.";
            case CORRUPT -> ANOTHER + " Compare this one with copies of it elsewhere, and check the disk.";
            case NOT_A_DUMP, REFUSED ->
                ANOTHER + " Dumps are written by pg_dump --format=plain, packed with gzip or not.";
            case CUSTOM_FORMAT ->
                "Turn it into a plain dump with 'pg_restore --file=plain.sql %s' and choose plain.sql."
                        .formatted(name(file));
            case CLUSTER_DUMP ->
                "Restore it with psql on an empty server, dump the one database there with pg_dump --format=plain, and choose that.";
            case OTHER_COMPRESSION -> "Unpack it and choose the unpacked file.";
            case UNREADABLE -> ANOTHER + " Check that the file is still there and may be read, and the disk.";
        };
    }

    private static String name(Path file) {
        return SqlText.shown(String.valueOf(file.getFileName()));
    }
}
