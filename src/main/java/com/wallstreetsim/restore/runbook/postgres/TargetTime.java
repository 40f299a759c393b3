package com.wallstreetsim.restore.runbook.postgres;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the time an operator wants to go back to. A time without its zone is refused: it means two things. */
final class TargetTime {
    static final String FORM = "'now', or a time with its zone such as '2026-11-22 18:30 UTC', '2026-11-22T18:30:00Z',"
            + " '2026-11-22 19:30 +01:00', '2026-11-22 19:30 Europe/Berlin'";

    private static final Pattern PARTS = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?([A-Za-z+-][\\w/+:-]*)");
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter();

    private final Clock clock;

    TargetTime(Clock clock) {
        this.clock = clock;
    }

    /** The moment meant, or empty where the text is none. */
    Optional<Instant> read(String text) {
        if (text.strip().equals("now")) {
            return Optional.of(clock.instant());
        }
        var parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2), LOCAL);
            return Optional.of(local.atZone(ZoneId.of(parts.group(3))).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    Optional<String> problem(String text) {
        var time = read(text);
        if (time.isEmpty()) {
            return Optional.of("'%s' is no time with a zone; expected %s".formatted(text, FORM));
        }
        return time.get().isAfter(clock.instant())
                ? Optional.of("'%s' is in the future".formatted(text))
                : Optional.empty();
    }
}
