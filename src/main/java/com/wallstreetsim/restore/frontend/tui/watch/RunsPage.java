package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Menu;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.run.RunSummary;
import java.util.List;

/** All runs of the site, newest first. */
public final class RunsPage implements Page {
    private final Ui ui;
    private final Menu menu;
    private String state = "reading the records ...";

    public RunsPage(Ui ui) {
        this.ui = ui;
        this.menu = new Menu(ui::say, List.of());
    }

    @Override
    public void shown() {
        ui.background().call(() -> ui.desk().runs().list(), this::listed, this::failed);
    }

    private void listed(List<RunSummary> runs) {
        state = runs.isEmpty() ? "there is none yet" : runs.size() + " in all";
        menu.items(runs.stream().map(this::item).toList());
    }

    private Menu.Item item(RunSummary run) {
        return Menu.Item.of(' ', run.id().value(), RunWords.standing(run), () -> RunPage.open(ui, run.id()));
    }

    private void failed(Exception failure) {
        state = "the runs could not be listed: " + Failures.words(failure);
    }

    @Override
    public void paint(Canvas body) {
        var pen =
                new Pen(body).ends("Past runs and reports", state, Style.STRONG).rule();
        menu.paint(pen.area(pen.left()));
    }

    @Override
    public void key(Key key) {
        if (key.is(Key.Kind.ESCAPE)) {
            ui.back();
        } else {
            menu.key(key);
        }
    }

    @Override
    public String keys() {
        return "Up/Down move  Enter open  Esc back  ? help  q quit";
    }

    @Override
    public List<String> help() {
        return List.of("Opening a run shows what it did and its report. Undo and Close are there too, while possible.");
    }
}
