package com.wallstreetsim.restore.frontend.tui.paint;

import static com.googlecode.lanterna.TextColor.ANSI.BLUE;
import static com.googlecode.lanterna.TextColor.ANSI.DEFAULT;
import static com.googlecode.lanterna.TextColor.ANSI.GREEN;
import static com.googlecode.lanterna.TextColor.ANSI.RED;
import static com.googlecode.lanterna.TextColor.ANSI.WHITE_BRIGHT;
import static com.googlecode.lanterna.TextColor.ANSI.YELLOW;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;

/** How styles look: {@code COLOUR} uses the 16 ANSI colours, {@code MONO} reverse and bold only, with ASCII borders. */
public enum Theme {
    COLOUR,
    MONO;

    /** Colours and attributes of one style. */
    public record Look(TextColor fore, TextColor back, EnumSet<SGR> marks) {
        static Look of(TextColor fore, TextColor back, SGR... marks) {
            var set = EnumSet.noneOf(SGR.class);
            set.addAll(java.util.List.of(marks));
            return new Look(fore, back, set);
        }

        static Look marked(SGR... marks) {
            return of(DEFAULT, DEFAULT, marks);
        }
    }

    public Look look(Style style) {
        return this == COLOUR ? colour(style) : mono(style);
    }

    private static Look colour(Style style) {
        return switch (style) {
            case PLAIN, RULE, QUIET, KEYS -> Look.marked();
            case STRONG -> Look.marked(SGR.BOLD);
            case LIVE -> Look.of(WHITE_BRIGHT, RED, SGR.BOLD);
            case DRILL -> Look.of(WHITE_BRIGHT, GREEN, SGR.BOLD);
            case DRY_RUN -> Look.of(WHITE_BRIGHT, BLUE, SGR.BOLD);
            case HEADER, CURSOR -> Look.marked(SGR.REVERSE);
            case ALARM -> Look.of(RED, DEFAULT, SGR.BOLD);
            case WARNING -> Look.of(YELLOW, DEFAULT, SGR.BOLD);
            case GOOD -> Look.of(GREEN, DEFAULT);
            case FIELD -> Look.marked(SGR.UNDERLINE);
        };
    }

    private static Look mono(Style style) {
        return switch (style) {
            case PLAIN, RULE, QUIET, KEYS, GOOD, FIELD -> Look.marked();
            case STRONG, ALARM, WARNING -> Look.marked(SGR.BOLD);
            case LIVE, DRILL, DRY_RUN -> Look.marked(SGR.REVERSE, SGR.BOLD);
            case HEADER, CURSOR -> Look.marked(SGR.REVERSE);
        };
    }
}
