package com.wallstreetsim.restore;

import com.wallstreetsim.restore.CrashCase.Doing;
import com.wallstreetsim.restore.CrashCase.Then;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Performs rows of the crash matrix on one site. */
final class CrashMatrix implements AutoCloseable {
    private final CrashSite site;
    private final CrashEngine engine;
    private final CrashTimes times;
    private final Path states;
    private final AtomicInteger number = new AtomicInteger();

    CrashMatrix(Path directory, CrashProgram program, CrashTimes times) throws Exception {
        this.times = times;
        site = CrashSite.up(directory.resolve("site"));
        states = directory.resolve("states");
        engine = new CrashEngine(site.directory, directory.resolve("looks"), program);
    }

    /** What was seen of the services' content, for the table. */
    record Seen(String afterTheCrash, String inTheEnd) {}

    /** What a row that failed leaves unsettled would be in the way of the next: its states are set aside. */
    Seen perform(CrashCase row) throws Exception {
        var passed = false;
        try {
            var seen = performed(row);
            passed = true;
            return seen;
        } finally {
            if (!passed && Files.isDirectory(states)) {
                Files.move(states, states.resolveSibling("failed-" + number.incrementAndGet()));
            }
        }
    }

    private Seen performed(CrashCase row) throws Exception {
        // Each row has a state directory of its own: what one leaves unsettled would be in the way of the next.
        var state = states.resolve("state-" + number.incrementAndGet());
        var usual = row.where().endsWith("middle") ? usual(row) : 0;
        var kept = prepare(row.subject());
        var crashed = crash(row, state, kept, usual);
        var check = new CrashCheck(site, row, crashed);
        var late = crashed.run().status() != RunSummary.Status.INTERRUPTED;
        var after = check.afterTheCrash(late);
        var again = engine.handle(crashed.run().id(), state, "");
        if (again.status() == RunSummary.Status.CLOSED || late && !again.view().canUndo()) {
            // Over before the kill: nothing is left to go on with or to undo.
            return new Seen(after + " (over before the kill)", check.inTheEnd(again));
        }
        if (row.then() == Then.UNDO) {
            again.undo();
            new CrashWatch(again).attend();
        } else if (!late) {
            again.resume();
            new CrashWatch(again).attend();
        }
        return new Seen(after + (late ? " (over before the kill)" : ""), check.inTheEnd(again));
    }

    /** The site as before any run, or as the run that comes first leaves it; gives the volume which that one kept. */
    private String prepare(CrashSubject subject) throws Exception {
        site.reset(subject);
        if (subject.first().isEmpty()) {
            return "";
        }
        var state = states.resolve("state-" + number.incrementAndGet());
        var started = engine.start(subject.first().get(), state, "", "");
        new CrashWatch(started.run()).attend();
        return site.kept(started.run().id()).first();
    }

    /** How long what the row interrupts usually takes, in nanoseconds; learned once from a run that nobody kills. */
    private long usual(CrashCase row) throws Exception {
        var usual = times.of(row.subject(), () -> uncut(row.subject()));
        return usual.getOrDefault(row.point(), 0L);
    }

    /** Run, undo and close, and the times of all three. */
    private RunHandle uncut(CrashSubject subject) throws Exception {
        var kept = prepare(subject);
        var started = engine.start(subject, states.resolve("state-" + number.incrementAndGet()), kept, "");
        new CrashWatch(started.run()).attend();
        if (started.run().view().canUndo()) {
            started.run().undo();
            new CrashWatch(started.run()).attend();
        }
        started.run().close();
        new CrashWatch(started.run()).attend();
        return started.run();
    }

    /** A run whose engine was killed where the row says. */
    private CrashEngine.Started crash(CrashCase row, Path state, String kept, long usual) throws Exception {
        var inside = row.killedFromOutside() ? "" : row.point();
        if (row.doing() == Doing.RUN) {
            var started = engine.start(row.subject(), state, kept, inside);
            kill(row, started.run(), usual);
            return started;
        }
        var before = row.doing() == Doing.UNDO_OF_INTERRUPTED
                ? "end:" + row.subject().undoCutShortAt().orElseThrow()
                : "";
        var started = engine.start(row.subject(), state, kept, before);
        new CrashWatch(started.run()).attend();
        if (row.doing() == Doing.CLOSE_OF_UNDONE) {
            started.run().undo();
            new CrashWatch(started.run()).attend();
        }
        var run = engine.handle(started.run().id(), state, inside);
        if (row.doing().closes()) {
            run.close();
        } else {
            run.undo();
        }
        kill(row, run, usual);
        return new CrashEngine.Started(started.plan(), run);
    }

    private void kill(CrashCase row, RunHandle run, long usual) throws Exception {
        var watch = new CrashWatch(run);
        if (row.where().equals("held")) {
            var side = CrashPostgres.LIVE + "_restoring_" + run.id().stamp();
            watch.killWhileHeld(row.step(), site.hold(side));
        } else if (row.where().equals("gate")) {
            watch.killAtGate(row.step());
        } else if (row.killedFromOutside()) {
            watch.killInside(row, usual / 2);
        } else {
            watch.attend();
        }
    }

    @Override
    public void close() throws Exception {
        site.close();
    }
}
