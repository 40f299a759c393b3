package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.screen.Banner;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Presence;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as it is now: its record read again several times a second in the background, and what is asked of it. */
final class RunWatch {
    private static final long VIEW_EVERY = Duration.ofMillis(150).toNanos();
    private static final long STATUS_EVERY = Duration.ofMillis(500).toNanos();

    private final Ui ui;
    private final RunHandle handle;
    private RunView view = RunView.EMPTY;
    private RunSummary.@Nullable Status status;
    private String trouble = "";
    private List<Presence> others = List.of();
    private String mayNotAnswer = "";
    private String heldStill = "";
    private boolean attended;
    private boolean reading;
    private long readAt;
    private long statusAt;
    private String asked = "";
    private long askedAfter;
    private final RunTime time;

    RunWatch(Ui ui, RunHandle handle) {
        this.ui = ui;
        this.handle = handle;
        this.readAt = ui.nanos() - VIEW_EVERY;
        this.statusAt = ui.nanos() - STATUS_EVERY;
        this.time = new RunTime(ui);
    }

    private record Reading(
            RunView view,
            RunSummary.@Nullable Status status,
            @Nullable String heldStill,
            String mayNotAnswer,
            List<Presence> others) {}

    /** Something asked of a run that fails with words for the operator. */
    interface Request {
        void send() throws StepException;
    }

    RunHandle handle() {
        return handle;
    }

    RunView view() {
        return view;
    }

    /** Empty until the run was read for the first time. */
    Optional<RunSummary.Status> status() {
        return Optional.ofNullable(status);
    }

    /** Why the record could not be read, or that the engine is held still, or empty. */
    String trouble() {
        return trouble;
    }

    /** What was asked of the engine and is not in the record yet: {@code undo}; or empty. */
    String asked() {
        return asked;
    }

    /** Other front-ends that have the run open. */
    List<Presence> others() {
        return others;
    }

    /** Why this front-end does not answer the run's gates, or empty when it does. */
    Optional<String> mayNotAnswer() {
        return Optional.of(mayNotAnswer).filter(why -> !why.isEmpty());
    }

    boolean engineLives() {
        return status == RunSummary.Status.RUNNING || status == RunSummary.Status.AT_GATE;
    }

    Instant now() {
        return time.now();
    }

    void tick() {
        if (!reading && ui.nanos() - readAt >= VIEW_EVERY) {
            reading = true;
            boolean due = ui.nanos() - statusAt >= STATUS_EVERY;
            long known = view.lastSeq();
            ui.background().call(() -> read(due, known), this::seen, this::failed);
        }
    }

    private Reading read(boolean due, long known) throws StepException {
        if (!attended) {
            attended = true;
            handle.attend();
        }
        var found = handle.view();
        // A record that grew may stand for a new status; asking at once keeps the two from contradicting each other.
        return new Reading(
                found,
                due || found.lastSeq() != known ? handle.status() : null,
                due ? handle.heldStill().orElse("") : null,
                handle.mayNotAnswer().orElse(""),
                due ? handle.others() : others);
    }

    private void seen(Reading found) {
        var written = found.view().lastAt();
        if (written != null && view.lastSeq() > 0 && found.view().lastSeq() > view.lastSeq()) {
            time.lineCame(written);
        }
        time.looked();
        view = found.view();
        others = found.others();
        mayNotAnswer = found.mayNotAnswer();
        if (found.status() != null) {
            status = found.status();
            statusAt = ui.nanos();
        }
        if (view.lastSeq() > askedAfter) {
            asked = "";
        }
        view.finished().ifPresent(end -> ui.exitWith(end.exit()));
        trouble = found.heldStill() == null ? heldStill : found.heldStill();
        heldStill = trouble;
        ended();
    }

    private void failed(Exception failure) {
        trouble = "the run's record cannot be read: " + Failures.words(failure);
        ended();
    }

    private void ended() {
        reading = false;
        readAt = ui.nanos();
    }

    /** Asks something of the run in the background; what it is called is shown until the record moves on. */
    void ask(String what, Request request) {
        asked = what;
        askedAfter = view.lastSeq();
        ui.background().call(() -> sent(request), sent -> {}, this::refused);
    }

    private static boolean sent(Request request) throws StepException {
        request.send();
        return true;
    }

    private void refused(Exception failure) {
        ui.say(asked + " is not possible: " + Failures.words(failure));
        asked = "";
    }

    Optional<RunEvent.GateOpened> gate() {
        return view.gate();
    }

    Duration elapsed() {
        var start = view.createdAt();
        if (start == null) {
            return Duration.ZERO;
        }
        return view.finished()
                .map(end -> Duration.ofMillis(end.millis()))
                .orElseGet(() -> Duration.between(start, now()));
    }

    /** The header of a run's pages. */
    Banner banner() {
        var mode = view.run().isEmpty() ? ui.desk().header().mode() : view.mode();
        return new Banner(mode, "run " + Units.elapsed(elapsed()), handle.id().value());
    }

    /** Where the run stands, in one line. */
    String standing() {
        return status == null ? "reading the run's record ..." : view.title() + " " + RunWords.standing(view, status);
    }
}
