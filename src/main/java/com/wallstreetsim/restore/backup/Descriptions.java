package com.wallstreetsim.restore.backup;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Candidate.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts a backup, what its scan found and what stands beside it into the words of a picker. */
final class Descriptions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TABLES_SHOWN = 4;

    private final List<Backup> shelf;
    private final Function<Backup, Optional<ScanResult>> known;
    private final Retention retention;
    private final Instant now;

    Descriptions(List<Backup> shelf, Function<Backup, Optional<ScanResult>> known, Retention retention, Instant now) {
        this.shelf = shelf;
        this.known = known;
        this.retention = retention;
        this.now = now;
    }

    /** The candidate with what is known of it now. */
    Candidate of(Backup backup) {
        if (backup.link().isPresent()) {
            return link(backup, backup.link().get().toString());
        }
        return known.apply(backup)
                .map(result -> scanned(backup, result))
                .orElseGet(() -> candidate(backup, State.WAITING, "waiting", beside(backup)));
    }

    /** The candidate while it is read. */
    Candidate scanning(Backup backup, int percent) {
        return candidate(backup, State.SCANNING, percent + " %", beside(backup));
    }

    private Candidate link(Backup backup, String target) {
        return candidate(
                backup,
                State.BAD,
                "BAD",
                List.of("a symbolic link to %s: not followed. Choose the file itself by its path."
                        .formatted(SqlText.shown(target))));
    }

    private Candidate candidate(Backup backup, State state, String word, List<String> details) {
        return new Candidate(
                backup.path().toString(),
                backup.name(),
                backup.takenAt(),
                backup.kindWord(),
                backup.stamp().bytes(),
                state,
                word,
                OptionalLong.empty(),
                details,
                warnings(backup));
    }

    /** The candidate with what a scan found just now. */
    Candidate scanned(Backup backup, ScanResult result) {
        var warnings = new ArrayList<>(warnings(backup));
        fewer(backup, result).ifPresent(warnings::add);
        result.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.WARN)
                .forEach(finding -> warnings.add(finding.words()));
        return new Candidate(
                backup.path().toString(),
                backup.name(),
                backup.takenAt(),
                backup.kindWord(),
                backup.stamp().bytes(),
                result.good() ? State.GOOD : State.BAD,
                result.verdict().reason().word(),
                result.good() ? OptionalLong.of(result.rows()) : OptionalLong.empty(),
                details(backup, result),
                warnings);
    }

    private List<String> details(Backup backup, ScanResult result) {
        var details = new ArrayList<String>();
        if (result.good()) {
            details.add("good: read to the last byte, checksum and end mark present, " + odd(result));
            details.add(tables(result.contents()));
            change(backup, result).ifPresent(details::add);
        } else {
            details.add(result.verdict().message());
            details.add(result.verdict().hint());
        }
        if (!result.header().serverVersion().isEmpty()) {
            details.add("PostgreSQL %s, pg_dump %s"
                    .formatted(
                            SqlText.shown(result.header().serverVersion()),
                            SqlText.shown(result.header().dumpVersion())));
        }
        result.findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.WARN)
                .forEach(finding -> details.add(finding.words()));
        details.addAll(beside(backup));
        return details;
    }

    private static String odd(ScanResult result) {
        long odd = result.findings().size();
        return odd == 0 ? "nothing odd" : "%,d odd %s".formatted(odd, odd == 1 ? "thing" : "things");
    }

    private static String tables(Contents contents) {
        var text = new StringBuilder("%,d tables:".formatted(contents.rows().size()));
        contents.rows().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(TABLES_SHOWN)
                .forEach(entry -> text.append(" %s %,d ".formatted(brief(entry.getKey()), entry.getValue())));
        return text.append(contents.rows().size() > TABLES_SHOWN ? "..." : "")
                .toString()
                .strip();
    }

    private List<String> beside(Backup backup) {
        return backup.twin().isPresent()
                ? List.of("The daily and its weekly are one file: not an independent copy.")
                : List.of();
    }

    private Optional<String> change(Backup backup, ScanResult result) {
        return percent(backup, result)
                .map(percent -> String.format(Locale.ROOT, "%+.1f %% rows against the good backup before it", percent));
    }

    private Optional<String> fewer(Backup backup, ScanResult result) {
        return percent(backup, result)
                .filter(percent -> result.good() && percent < -10)
                .map(percent ->
                        String.format(Locale.ROOT, "%.0f %% fewer rows than the good backup before it", -percent));
    }

    private Optional<Double> percent(Backup backup, ScanResult result) {
        return older(backup)
                .sorted(Comparator.comparing(Backup::takenAt).reversed())
                .flatMap(earlier -> known.apply(earlier).stream())
                .filter(earlier -> earlier.good() && earlier.rows() > 0)
                .findFirst()
                .map(earlier -> 100.0 * (result.rows() - earlier.rows()) / earlier.rows());
    }

    /** The older backups of the schedule. */
    private Stream<Backup> older(Backup backup) {
        return shelf.stream()
                .filter(other -> other.kind() != Backup.Kind.PRE_RESTORE
                        && other.link().isEmpty()
                        && other.takenAt().isBefore(backup.takenAt()));
    }

    private List<String> warnings(Backup backup) {
        var warnings = new ArrayList<String>();
        if (backup.timesDiffer()) {
            warnings.add("its name says %s UTC, its mtime %s UTC: copied without its times, or renamed"
                    .formatted(
                            TIME.format(backup.takenAt()),
                            TIME.format(backup.stamp().modified())));
        }
        older(backup)
                .max(Comparator.comparing(Backup::takenAt))
                .filter(earlier -> backup.stamp().bytes() <= earlier.stamp().bytes() / 10)
                .ifPresent(earlier -> warnings.add("%,d bytes; the backup before it has %,d"
                        .formatted(backup.stamp().bytes(), earlier.stamp().bytes())));
        warnings.addAll(retention.warnings(backup, shelf, now));
        return warnings;
    }

    /** Tables in the schema everybody uses go without it. */
    private static String brief(String table) {
        return SqlText.shown(table.startsWith("public.") ? table.substring("public.".length()) : table);
    }
}
