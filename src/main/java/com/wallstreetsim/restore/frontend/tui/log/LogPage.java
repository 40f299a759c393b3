package com.wallstreetsim.restore.frontend.tui.log;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Banner;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The log over the whole screen, with a line above it that says where the run stands. */
public final class LogPage implements Page {
    private final Ui ui;
    private final LogPane log;
    private final Runnable watch;
    private final Supplier<String> standing;
    private final Supplier<Banner> banner;

    /**
     * @param watch called on each tick, so that the run's standing stays true
     * @param standing where the run stands, in one line
     */
    public LogPage(Ui ui, LogPane log, Runnable watch, Supplier<String> standing, Supplier<Banner> banner) {
        this.ui = ui;
        this.log = log;
        this.watch = watch;
        this.standing = standing;
        this.banner = banner;
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body).line(standing.get(), Style.STRONG).rule();
        log.paint(pen.area(pen.left()));
    }

    @Override
    public void tick() {
        watch.run();
        log.tick();
    }

    @Override
    public Duration pace() {
        return Duration.ofMillis(200);
    }

    @Override
    public void key(Key key) {
        if (log.key(key)) {
            return;
        }
        if (key.is(Key.Kind.ESCAPE) || key.is('l')) {
            ui.back();
        }
    }

    @Override
    public boolean typing() {
        return log.typing();
    }

    @Override
    public void quit(Ui owner) {
        owner.back();
    }

    @Override
    public Optional<Banner> banner() {
        return Optional.of(banner.get());
    }

    @Override
    public String keys() {
        return typing()
                ? "type what to find  Enter find  Esc give up"
                : "f follow  / find  n N next  w wrap  t time  m mark  s save  Esc back  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                "The log follows while its end is in sight. Scrolling up pauses it; f or End follows again.",
                "/ finds words, upwards from what is seen; n goes to the next older line, N to the next newer one.",
                "w wraps long lines, Left and Right shift them, t shows or hides the time of day,",
                "m marks the newest line in sight, s saves a copy without control characters.");
    }
}
