package com.wallstreetsim.restore.frontend.tui.home;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Menu;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextPage;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.frontend.tui.watch.RunWords;
import com.wallstreetsim.restore.run.RunSummary;
import java.util.List;
import java.util.stream.Stream;

/** The first page: what is wrong, what is unfinished, how the site is, and what to do. */
public final class HomePage implements Page {
    private static final int PANES_AT_LEAST = 5;
    private static final int ALARMS_AT_MOST = 4;

    private final Ui ui;
    private final SiteModel site;
    private final Menu menu;
    private boolean touched;

    public HomePage(Ui ui) {
        this.ui = ui;
        this.site = new SiteModel(ui);
        this.menu = new Menu(ui::say, new HomeMenu(ui, site).items());
        menu.select(HomeMenu.next(ui));
    }

    @Override
    public void tick() {
        site.tick();
        menu.items(new HomeMenu(ui, site).items());
        if (!touched) {
            menu.select(site.unfinished().isEmpty() ? HomeMenu.next(ui) : HomeMenu.GO_ON);
        }
    }

    @Override
    public void shown() {
        site.refresh();
        tick();
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        int menuRows = (menu.size() + 1) / 2 + 1;
        boolean roomy = body.rows() >= menuRows + PANES_AT_LEAST + 6;
        pen.rule();
        alarms(pen, roomy ? ALARMS_AT_MOST : Math.max(1, body.rows() - menuRows - 3));
        if (roomy) {
            pen.rule();
            SitePanes.paint(
                    pen.area(pen.left() - menuRows - 2),
                    site.overview(),
                    site.complete(),
                    ui.desk().clock().instant());
            pen.rule();
            pen.line("WHAT TO DO", Style.STRONG);
        } else {
            pen.line(SitePanes.inOneLine(site.overview()));
            pen.rule();
        }
        menu.paintGrid(pen.area(menuRows));
    }

    private void alarms(Pen pen, int most) {
        var lines = Stream.concat(
                        Stream.concat(alarmLines().stream(), problemLines()),
                        site.unfinished().stream().map(HomePage::unfinishedLine))
                .toList();
        int shown = lines.size() > most ? most - 1 : lines.size();
        lines.stream().limit(shown).forEach(line -> pen.line(line, Style.ALARM));
        if (shown < lines.size()) {
            pen.line("and %d more: s shows all".formatted(lines.size() - shown), Style.ALARM);
        }
        if (lines.isEmpty()) {
            calm(pen);
        }
    }

    private List<String> alarmLines() {
        return site.overview().map(seen -> seen.alarms()).orElse(List.of());
    }

    private Stream<String> problemLines() {
        return Stream.of(site.problem()).filter(problem -> !problem.isEmpty());
    }

    private void calm(Pen pen) {
        site.overview()
                .filter(seen -> site.complete())
                .ifPresentOrElse(
                        seen -> pen.line(
                                "No alarm: nothing that was looked at is wrong (%s UTC)"
                                        .formatted(Units.clock(seen.at())),
                                Style.GOOD),
                        () -> pen.line("looking at the site ... %d s"
                                .formatted(site.lookingFor().toSeconds())));
    }

    private static String unfinishedLine(RunSummary run) {
        return "Run %s %s".formatted(run.id(), RunWords.standing(run));
    }

    @Override
    public void key(Key key) {
        touched = true;
        if (key.is('r')) {
            site.refresh();
            ui.say("looking at the site again ...");
        } else if (key.is('c')) {
            ui.open(new TextPage(ui, "Who to call", contacts()));
        } else if (key.is('a')) {
            ui.open(new TextPage(ui, "About", ui.desk().about()));
        } else {
            menu.key(key);
        }
    }

    private List<String> contacts() {
        var contacts = ui.desk().contacts();
        return contacts.isEmpty() ? List.of("No contacts are named in the site file.") : contacts;
    }

    @Override
    public String keys() {
        return "Arrows move  Enter open  0-9 jump  r refresh  c who to call  ? help  q quit";
    }

    @Override
    public List<String> help() {
        return List.of(
                "What is wrong stands first. An unfinished run is item 1: it opens where the run stands, and only looks.",
                "The page looks at the site again every 5 seconds, and at once with r.",
                "An item in (brackets) cannot be used now; choosing it says why.",
                "a shows the version and the revisions of the runbook.");
    }
}
