package com.wallstreetsim.restore.frontend.tui.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them: durations, sizes, counts, times in UTC. */
public final class Units {
    private static final DateTimeFormatter CLOCK = form("HH:mm:ss");
    private static final DateTimeFormatter DAY_TIME = form("dd MMM HH:mm");
    private static final DateTimeFormatter DATE_TIME = form("dd MMM yyyy HH:mm");
    private static final String[] SIZES = {"KiB", "MiB", "GiB", "TiB"};

    private Units() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** Two figures at most: {@code 0.4 s}, {@code 42 s}, {@code 12 m 5 s}, {@code 16 h 42 m}, {@code 1 d 16 h}. */
    public static String duration(Duration duration) {
        var time = duration.isNegative() ? Duration.ZERO : duration;
        long seconds = time.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return "%d m %d s".formatted(time.toMinutes(), time.toSecondsPart());
        }
        if (seconds < 86_400) {
            return "%d h %d m".formatted(time.toHours(), time.toMinutesPart());
        }
        return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }

    /** An estimate, in whole seconds at the finest: {@code 5 s}, {@code 1 m 40 s}. */
    public static String roughly(Duration duration) {
        long seconds = Math.max(1, (duration.toMillis() + 999) / 1000);
        return seconds < 10 ? seconds + " s" : duration(Duration.ofSeconds(seconds));
    }

    /** The age of a thing, never finer than minutes: {@code 3 m}, {@code 16 h 42 m}, {@code 1 d 16 h}. */
    public static String age(Duration duration) {
        return duration.toHours() < 1 ? Math.max(0, duration.toMinutes()) + " m" : duration(duration);
    }

    /** {@code 00:00:09}; hours go on above 99. */
    public static String elapsed(Duration duration) {
        var time = duration.isNegative() ? Duration.ZERO : duration;
        return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** {@code 20 B}, {@code 2.1 MiB}. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1023.95 && unit < SIZES.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, SIZES[unit]);
    }

    /** {@code 1,000,000}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 18:42:07}. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** {@code 22 Nov 02:00}. */
    public static String dayTime(Instant at) {
        return DAY_TIME.format(at);
    }

    /** {@code 22 Nov 2026 02:00}. */
    public static String dateTime(Instant at) {
        return DATE_TIME.format(at);
    }
}
