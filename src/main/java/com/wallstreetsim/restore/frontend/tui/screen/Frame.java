package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.run.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands around every page: the header above, the notice and the keys below; or the page for too small a terminal. */
public final class Frame {
    /** Below this size pages would hide what an operator must see. */
    public static final int LEAST_COLUMNS = 60;

    public static final int LEAST_ROWS = 15;

    private static final int NOTICE_LINES = 6;
    private static final int ROOM_FOR_ID = 100;
    private static final int LEAST_DIRECTORY = 9;

    private final Header header;

    public Frame(Header header) {
        this.header = header;
    }

    public static boolean isTooSmall(int columns, int rows) {
        return columns < LEAST_COLUMNS || rows < LEAST_ROWS;
    }

    /** @param ofRun the header's words of the run that the page belongs to, where it does */
    public void paint(Canvas canvas, Page page, Optional<Banner> ofRun, String notice, Instant now) {
        if (isTooSmall(canvas.columns(), canvas.rows())) {
            tooSmall(canvas);
            return;
        }
        var banner = ofRun.orElse(new Banner(header.mode(), Units.clock(now) + " UTC", ""));
        top(canvas, banner);
        page.paint(canvas.rows(1, canvas.rows() - 3));
        bottom(canvas, page, notice);
    }

    private void top(Canvas canvas, Banner banner) {
        var word = " " + banner.mode().word() + " ";
        var right = canvas.columns() < ROOM_FOR_ID ? banner.right() : (banner.id() + " " + banner.right()).strip();
        int room = canvas.columns() - word.length() - 1;
        canvas.bar(0, word + Text.ends(place(room - Text.width(right) - 3), "| " + right, room), Style.HEADER);
        canvas.text(0, 0, word, style(banner.mode()));
    }

    /** A long directory gives way to the user's name, which decides what the operator may do. */
    private String place(int room) {
        var before = "| host %s | site %s  ".formatted(header.host(), header.site());
        var after = " | " + header.user();
        int left = room - Text.width(before) - Text.width(after);
        return before + Text.cutMiddle(header.siteDirectory(), Math.max(LEAST_DIRECTORY, left)) + after;
    }

    private static Style style(Mode mode) {
        return switch (mode) {
            case LIVE -> Style.LIVE;
            case DRILL -> Style.DRILL;
            case DRY_RUN -> Style.DRY_RUN;
        };
    }

    private static void bottom(Canvas canvas, Page page, String notice) {
        int rows = canvas.rows();
        canvas.rule(rows - 2);
        if (!notice.isEmpty()) {
            notice(canvas, Text.wrap(notice, canvas.columns() - 2));
        }
        canvas.text(rows - 1, 1, keys(page.keys(), canvas.columns() - 2), Style.KEYS);
    }

    /** A notice lies over the end of the page: it is gone with the next key, and it is never cut short. */
    private static void notice(Canvas canvas, List<String> lines) {
        int count = Math.min(lines.size(), NOTICE_LINES);
        for (int i = 0; i < count; i++) {
            canvas.bar(canvas.rows() - 1 - count + i, " " + lines.get(i), Style.STRONG);
        }
    }

    /** The keys that fit; the last ones, which lead out, are kept before those in the middle. */
    private static String keys(String keys, int width) {
        var parts = new ArrayList<>(List.of(keys.split(" {2,}", -1)));
        while (parts.size() > 3 && Text.width(String.join("  ", parts)) > width) {
            parts.remove(parts.size() - 3);
        }
        return String.join("  ", parts);
    }

    private static void tooSmall(Canvas canvas) {
        var pen = new Pen(canvas);
        pen.line("Too small: %d x %d.".formatted(canvas.columns(), canvas.rows()), Style.STRONG);
        pen.wrapped("This needs %d x %d.".formatted(LEAST_COLUMNS, LEAST_ROWS), 2, Style.PLAIN);
        pen.wrapped(
                "Enlarge the window to go on where you were, or press q to cancel and use line mode:", 4, Style.PLAIN);
        pen.line("wss-restore --plain", Style.STRONG);
        pen.wrapped("A run that was started goes on. No other key does anything here.", 3, Style.PLAIN);
    }
}
