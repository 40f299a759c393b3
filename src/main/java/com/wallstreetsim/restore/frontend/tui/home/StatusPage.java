package com.wallstreetsim.restore.frontend.tui.home;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What was looked at and what was found: alarms, services, the runbook's prerequisites and quick reference. */
public final class StatusPage implements Page {
    private final Ui ui;
    private final SiteModel site;
    private int top;
    private int overflow;

    public StatusPage(Ui ui) {
        this.ui = ui;
        this.site = new SiteModel(ui);
    }

    private record Line(String text, Style style) {}

    @Override
    public void shown() {
        site.refresh();
    }

    @Override
    public void tick() {
        site.tick();
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        var right = site.looking()
                ? "looking ..."
                : site.overview().map(s -> Units.clock(s.at()) + " UTC").orElse("");
        pen.ends("What is wrong, and what was looked at", right, Style.STRONG).rule();
        var lines = lines(body.columns() - 2);
        overflow = Math.max(0, lines.size() - pen.left());
        top = Math.max(0, Math.min(top, overflow));
        lines.stream().skip(top).limit(pen.left()).forEach(line -> pen.line(line.text(), line.style()));
    }

    private List<Line> lines(int width) {
        var lines = new ArrayList<Line>();
        if (!site.problem().isEmpty()) {
            Text.wrap(site.problem(), width).forEach(part -> lines.add(new Line(part, Style.ALARM)));
        }
        site.overview().ifPresent(seen -> seen(lines, seen, width, site.complete()));
        return lines;
    }

    private static void seen(List<Line> lines, Overview seen, int width, boolean complete) {
        if (seen.alarms().isEmpty() && complete) {
            lines.add(new Line("No alarm: nothing that was looked at is wrong", Style.GOOD));
        }
        seen.alarms().forEach(alarm -> Text.wrap(alarm, width).forEach(part -> lines.add(new Line(part, Style.ALARM))));
        lines.add(new Line("", Style.PLAIN));
        seen.services().forEach(service -> lines.add(service(service)));
        lines.add(new Line("", Style.PLAIN));
        seen.checks().forEach(check -> lines.addAll(check(check, width)));
        seen.kept().forEach(kept -> lines.add(new Line("kept by an earlier run: " + kept, Style.PLAIN)));
    }

    private static Line service(Overview.Service service) {
        return new Line(
                Text.fit(service.name(), 14) + Text.fit(service.health().word(), 9) + service.detail(),
                SitePanes.style(service.health()));
    }

    private static List<Line> check(Proof check, int width) {
        var style = check.holds() ? Style.PLAIN : Style.ALARM;
        var expected = check.expected().isEmpty() ? "" : "expected " + check.expected();
        int name = Math.min(26, width / 3);
        var what = (check.holds() ? "" : "BAD ") + Text.fit(check.what(), name) + " ";
        if (Text.width(what + check.found()) + 1 + Text.width(expected) <= width) {
            return List.of(new Line(Text.ends(what + check.found(), expected, width), style));
        }
        var found = Text.wrap((check.found() + "  " + expected).strip(), width - Text.width(what));
        return IntStream.range(0, found.size())
                .mapToObj(i -> new Line((i == 0 ? what : " ".repeat(Text.width(what))) + found.get(i), style))
                .toList();
    }

    @Override
    public void key(Key key) {
        switch (key.kind()) {
            case UP -> top--;
            case DOWN -> top++;
            case PAGE_UP -> top -= 10;
            case PAGE_DOWN -> top += 10;
            case HOME -> top = 0;
            case END -> top = overflow;
            case ESCAPE -> ui.back();
            case LETTER -> letter(key);
            case ENTER, TAB, BACK_TAB, LEFT, RIGHT, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {}
        }
        top = Math.max(0, Math.min(top, overflow));
    }

    private void letter(Key key) {
        if (key.is('r')) {
            site.refresh();
        }
    }

    @Override
    public String keys() {
        return "Up/Down scroll  r look again  Esc back  ? help  q quit";
    }

    @Override
    public List<String> help() {
        return List.of(
                "Every line was measured at the time in the corner. A line with BAD differs from what is expected.");
    }
}
