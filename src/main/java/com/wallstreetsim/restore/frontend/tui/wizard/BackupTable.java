package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.Candidate;
import java.time.Clock;

/** The picker's table, and the lines that explain the row under the cursor. */
final class BackupTable {
    private static final int WIDE = 78;
    /** {@code waiting !}, the longest. */
    private static final int SCAN = 9;

    private final Candidates candidates;
    private final Clock clock;

    BackupTable(Candidates candidates, Clock clock) {
        this.candidates = candidates;
        this.clock = clock;
    }

    void paint(Canvas canvas, String whenEmpty) {
        boolean wide = canvas.columns() >= WIDE;
        canvas.text(0, 0, head(wide), Style.STRONG);
        var shown = candidates.shown();
        if (shown.isEmpty()) {
            canvas.text(1, 2, whenEmpty, Style.PLAIN);
            return;
        }
        int index = candidates.index();
        int room = canvas.rows() - 1;
        int first = Math.max(0, Math.min(index - room / 2, shown.size() - room));
        for (int i = 0; i < room && first + i < shown.size(); i++) {
            boolean current = first + i == index;
            var candidate = shown.get(first + i);
            canvas.bar(i + 1, row(candidate, current, wide), style(candidate, current));
        }
    }

    private static String head(boolean wide) {
        return wide
                ? "  TAKEN AT (UTC)          AGE  KIND              SIZE  SCAN          ROWS"
                : "  TAKEN AT (UTC)    AGE        SIZE  SCAN";
    }

    private String row(Candidate it, boolean current, boolean wide) {
        var mark = current ? "> " : "  ";
        var age = Units.age(it.age(clock.instant()));
        if (!wide) {
            return mark
                    + "%s %s %s  %s"
                            .formatted(
                                    Units.dayTime(it.takenAt()),
                                    Text.right(age, 9),
                                    Text.right(Units.bytes(it.bytes()), 11),
                                    word(it));
        }
        var rows = it.rows().isPresent() ? Units.count(it.rows().getAsLong()) : "-";
        return mark
                + "%s %s  %s %s  %s %s"
                        .formatted(
                                Units.dateTime(it.takenAt()),
                                Text.right(age, 9),
                                Text.fit(it.kind(), 12),
                                Text.right(Units.bytes(it.bytes()), 9),
                                Text.fit(word(it), SCAN),
                                Text.right(rows, 8));
    }

    private static String word(Candidate it) {
        return it.warnings().isEmpty() ? it.scanWord() : it.scanWord() + " !";
    }

    private static Style style(Candidate it, boolean current) {
        if (current) {
            return Style.CURSOR;
        }
        if (it.state() == Candidate.State.BAD) {
            return Style.ALARM;
        }
        return it.warnings().isEmpty() ? Style.PLAIN : Style.WARNING;
    }

    /** Warnings stand before details: a suspicious backup may scan clean. */
    void details(Pen pen) {
        candidates.current().ifPresent(it -> {
            pen.line(it.name(), Style.STRONG);
            it.warnings().forEach(warning -> pen.wrapped("! " + warning, 2, Style.WARNING));
            it.details().forEach(detail -> pen.wrapped(detail, 2, Style.PLAIN));
            pen.line("If restored: changes of the last %s stay only in the old data."
                    .formatted(Units.age(it.age(clock.instant()))));
        });
    }
}
