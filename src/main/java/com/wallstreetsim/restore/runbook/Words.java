package com.wallstreetsim.restore.runbook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as an operator reads them. */
public final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Words() {}

    /** {@code 2.1 MiB}. */
    public static String size(long bytes) {
        double value = bytes;
        var unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 16 h 42 m}, {@code 1 d 16 h}, {@code 12 s}. */
    public static String span(Duration span) {
        var seconds = Math.max(0, span.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds < 86_400
                ? "%d h %02d m".formatted(seconds / 3_600, seconds % 3_600 / 60)
                : "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3_600);
    }

    /** {@code 22 Nov 18:41:55}, in UTC as all times on the screens are. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** {@code 0.11 s}. */
    public static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%.2f s", span.toMillis() / 1000.0);
    }
}
