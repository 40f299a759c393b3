package com.wallstreetsim.restore.frontend.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sizes, times and spans as the screens write them. */
public final class Words {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

    private Words() {}

    /** {@code 20 B}, {@code 71.2 MiB}. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var value = bytes / 1024.0;
        var unit = 0;
        while (value >= 1023.95 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 0.4 s}, {@code 1 m 05 s}, {@code 16 h 42 m}, {@code 3 d 16 h}. */
    public static String span(Duration span) {
        var millis = Math.max(0, span.toMillis());
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%d.%d s", millis / 1000, millis % 1000 / 100);
        }
        if (span.toHours() == 0) {
            return String.format(Locale.ROOT, "%d m %02d s", span.toMinutes(), span.toSecondsPart());
        }
        return span.toDays() == 0
                ? String.format(Locale.ROOT, "%d h %02d m", span.toHours(), span.toMinutesPart())
                : "%d d %d h".formatted(span.toDays(), span.toHoursPart());
    }

    /** The time of day in UTC: {@code 18:43:02}. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** {@code 22 Nov 2026 02:00}, in UTC. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** {@code 907,641}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
