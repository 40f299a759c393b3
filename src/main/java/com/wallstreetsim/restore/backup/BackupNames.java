package com.wallstreetsim.restore.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the names the backup scripts give. They use the clock of the machine they run on, in its zone or in UTC. */
final class BackupNames {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final String TIME = "(\\d{8}_\\d{6}).*";
    private static final String DUMP = "\\.sql(\\.gz)?";

    private final Pattern daily;
    private final Pattern weekly;
    private final Pattern preRestore;
    private final ZoneId zone;

    BackupNames(String database, ZoneId zone) {
        this(database, DUMP, zone);
    }

    /** @param endings a pattern of what may follow the time */
    BackupNames(String database, String endings, ZoneId zone) {
        this.daily = Pattern.compile(Pattern.quote(database) + "_" + TIME + endings);
        this.weekly = Pattern.compile(Pattern.quote(database) + "_weekly_" + TIME + endings);
        this.preRestore = Pattern.compile("pre_restore_(?:" + Pattern.quote(database) + "_)?" + TIME + endings);
        this.zone = zone;
    }

    /** What a file of this name is, or empty when it is no backup of the database. */
    Optional<Backup.Kind> kind(String name) {
        if (daily.matcher(name).matches()) {
            return Optional.of(Backup.Kind.DAILY);
        }
        if (weekly.matcher(name).matches()) {
            return Optional.of(Backup.Kind.WEEKLY);
        }
        return preRestore.matcher(name).matches() ? Optional.of(Backup.Kind.PRE_RESTORE) : Optional.empty();
    }

    /** The time in the name, in the zone (the host's, else UTC) that brings it nearer to the mtime; else the mtime. */
    Instant takenAt(String name, Instant modified) {
        return time(name)
                .map(local -> {
                    var here = local.atZone(zone).toInstant();
                    var utc = local.toInstant(ZoneOffset.UTC);
                    return distance(utc, modified).compareTo(distance(here, modified)) < 0 ? utc : here;
                })
                .orElse(modified);
    }

    private Optional<LocalDateTime> time(String name) {
        for (var pattern : new Pattern[] {daily, weekly, preRestore}) {
            var matcher = pattern.matcher(name);
            if (matcher.matches()) {
                return parse(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDateTime> parse(String stamp) {
        try {
            return Optional.of(LocalDateTime.parse(stamp, STAMP));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Duration distance(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }
}
