package com.wallstreetsim.restore.frontend.tui.home;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Overview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two panes of the first page: services on the left, the newest backups on the right. */
final class SitePanes {
    private static final int NAME_AT_MOST = 16;

    private SitePanes() {}

    /** @param complete whether everything was looked at */
    static void paint(Canvas canvas, Optional<Overview> overview, boolean complete, Instant now) {
        int left = canvas.columns() / 2 + 1;
        for (int row = 0; row < canvas.rows(); row++) {
            canvas.vertical(row, left);
        }
        services(canvas.part(0, 0, left, canvas.rows()), overview);
        // None so far is not none.
        var shelf = overview.filter(seen -> complete || !seen.backups().isEmpty());
        backups(canvas.part(left + 1, 0, canvas.columns() - left - 1, canvas.rows()), shelf, now);
    }

    private static void services(Canvas canvas, Optional<Overview> overview) {
        var pen = new Pen(canvas).line("SERVICES", Style.STRONG);
        if (overview.isEmpty()) {
            pen.line(" looking ...");
        }
        var all = overview.map(Overview::services).orElse(List.of());
        int name = widest(all.stream().map(Overview.Service::name));
        int word = widest(all.stream().map(service -> service.health().word()));
        int shown = all.size() > pen.left() ? pen.left() - 1 : all.size();
        for (var service : all.subList(0, Math.max(0, shown))) {
            var line = " %s %s %s"
                    .formatted(
                            Text.fit(service.name(), name),
                            Text.fit(service.health().word(), word),
                            service.detail());
            pen.line(line, style(service.health()));
        }
        if (shown < all.size()) {
            pen.line(" and %d more: see 2".formatted(all.size() - shown));
        }
    }

    /** Columns no wider than what stands in them: the room is for the details. */
    private static int widest(Stream<String> texts) {
        return Math.min(NAME_AT_MOST, texts.mapToInt(Text::width).max().orElse(0));
    }

    static Style style(Overview.Health health) {
        return switch (health) {
            case UP, LOOKING -> Style.PLAIN;
            case DEGRADED, UNKNOWN -> Style.WARNING;
            case DOWN -> Style.ALARM;
        };
    }

    private static void backups(Canvas canvas, Optional<Overview> overview, Instant now) {
        var pen = new Pen(canvas).line("BACKUPS OF POSTGRESQL", Style.STRONG);
        overview.ifPresentOrElse(seen -> backups(canvas, pen, seen, now), () -> pen.line(" looking ..."));
    }

    private static void backups(Canvas canvas, Pen pen, Overview seen, Instant now) {
        var loss = seen.lossIfRestoredNow()
                .map(words -> Text.wrap(words, canvas.columns() - 3))
                .orElse(List.of());
        int room = Math.max(
                1,
                pen.left() - Math.min(2, loss.size()) - Math.min(2, seen.kept().size()));
        if (seen.backups().isEmpty()) {
            pen.line(" none found", Style.ALARM);
        }
        seen.backups().stream().limit(room).forEach(backup -> pen.line(line(backup, now), style(backup)));
        loss.stream().limit(2).forEach(words -> pen.line(words, Style.STRONG));
        seen.kept().stream().limit(2).forEach(kept -> pen.line("kept: " + kept));
    }

    private static String line(Candidate backup, Instant now) {
        return "%s %s %s %s"
                .formatted(
                        Text.right(Units.age(backup.age(now)), 9),
                        Text.fit(backup.kind(), 12),
                        Text.right(Units.bytes(backup.bytes()), 8),
                        backup.state() == Candidate.State.WAITING ? "..." : backup.scanWord());
    }

    private static Style style(Candidate backup) {
        return backup.state() == Candidate.State.BAD ? Style.ALARM : Style.PLAIN;
    }

    /** How the services are, for a terminal without room for panes. */
    static String inOneLine(Optional<Overview> overview) {
        return overview.map(seen -> seen.services().stream()
                        .map(service -> service.name() + " " + service.health().word())
                        .collect(Collectors.joining("  ")))
                .orElse("services: looking ...");
    }
}
