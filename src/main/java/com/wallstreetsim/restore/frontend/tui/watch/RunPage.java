package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.log.LogPage;
import com.wallstreetsim.restore.frontend.tui.log.LogPane;
import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.screen.Banner;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.TextPage;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The page of one run. It shows what the run's record says is due: its steps, its gate, its end, or where it broke off. */
public final class RunPage implements Page {
    private final Ui ui;
    private final RunWatch watch;
    private final LogPane log;
    private Kind kind = Kind.STEPS;
    private Page part;
    private String gate = "";

    private enum Kind {
        STEPS,
        GATE,
        END,
        BROKEN
    }

    public RunPage(Ui ui, RunHandle handle) {
        this.ui = ui;
        this.watch = new RunWatch(ui, handle);
        this.log = new LogPane(ui, handle.output());
        this.part = new StepsPart(ui, watch, log);
    }

    /** Opens the page of a run by its id; says so when there is none. */
    public static void open(Ui ui, RunId id) {
        ui.say("opening run " + id + " ...");
        ui.background()
                .call(
                        () -> ui.desk().runs().open(id),
                        found -> opened(ui, id, found),
                        failure -> ui.open(new TextPage(ui, "Run " + id, List.of(Failures.words(failure)))));
    }

    private static void opened(Ui ui, RunId id, Optional<RunHandle> found) {
        ui.say("");
        found.ifPresentOrElse(
                handle -> ui.open(new RunPage(ui, handle)),
                () -> ui.open(new TextPage(ui, "Run " + id, List.of("There is no run of this name on this site."))));
    }

    @Override
    public void tick() {
        watch.tick();
        log.tick();
        choose();
        part.tick();
    }

    @Override
    public void shown() {
        tick();
    }

    @Override
    public Duration pace() {
        return Duration.ofMillis(200);
    }

    private void choose() {
        var due = due();
        var gateNow = due == Kind.GATE ? gateName() : "";
        if (due != kind || !gateNow.equals(gate)) {
            kind = due;
            gate = gateNow;
            part = part(due);
        }
    }

    /** One opening of a gate: one that is opened again makes another page, deaf for its first moment. */
    private String gateName() {
        return watch.gate()
                .map(gate -> "%s %d %s".formatted(gate.gate(), gate.attempt(), watch.mayNotAnswer()))
                .orElse("");
    }

    private Kind due() {
        var status = watch.status();
        if (status.isEmpty() || (!watch.asked().isEmpty() && kind != Kind.GATE)) {
            return Kind.STEPS;
        }
        return switch (status.get()) {
            case INTERRUPTED, UNREADABLE -> Kind.BROKEN;
            case AT_GATE -> watch.gate().isPresent() ? Kind.GATE : Kind.STEPS;
            case RUNNING -> running();
            case FINISHED, CLOSED -> Kind.END;
        };
    }

    private Kind running() {
        if (watch.gate().isPresent()) {
            return Kind.GATE;
        }
        boolean reporting = watch.view().finished().isPresent() && watch.view().intent() != Intent.CLOSE;
        return reporting ? Kind.END : Kind.STEPS;
    }

    private Page part(Kind wanted) {
        return switch (wanted) {
            case STEPS -> new StepsPart(ui, watch, log);
            case GATE -> watch.mayNotAnswer().isPresent() ? new WatchedGatePart(ui, watch) : new GatePart(ui, watch);
            case END -> new EndPart(ui, watch);
            case BROKEN -> new BrokenPart(ui, watch);
        };
    }

    @Override
    public void paint(Canvas body) {
        part.paint(body);
    }

    @Override
    public void key(Key key) {
        if (!part.typing() && key.is('l')) {
            ui.open(new LogPage(ui, log, this::tick, this::standing, watch::banner));
        } else if (!part.typing() && key.is('c')) {
            ui.open(new TextPage(ui, "Who to call", ui.desk().contacts()));
        } else {
            part.key(key);
        }
    }

    private String standing() {
        return kind == Kind.GATE ? "THE RUN WAITS FOR YOU: Esc goes to its gate" : watch.standing();
    }

    /** Leaving changes nothing in the run; the words say so and how to come back. */
    @Override
    public void quit(Ui owner) {
        var status = watch.status().orElse(RunSummary.Status.RUNNING);
        var id = watch.handle().id();
        owner.leave(
                switch (status) {
                    case RUNNING -> "The run goes on without this screen. Watch it: wss-restore attach " + id;
                    case AT_GATE -> "The run waits at its gate. Answer it: wss-restore attach " + id;
                    case INTERRUPTED -> "The run is interrupted. Look at it: wss-restore attach " + id;
                    case FINISHED, CLOSED, UNREADABLE ->
                        "The record is in " + watch.handle().directory();
                });
    }

    @Override
    public boolean typing() {
        return part.typing();
    }

    @Override
    public Optional<Banner> banner() {
        return Optional.of(watch.banner());
    }

    @Override
    public String keys() {
        return part.keys();
    }

    @Override
    public List<String> help() {
        return part.help();
    }
}
