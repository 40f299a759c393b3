package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.CrashCase.Doing;
import com.wallstreetsim.restore.CrashCase.Then;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds one row against what must be true whatever happened. */
final class CrashCheck {
    private final CrashSite site;
    private final CrashCase row;
    private final Plan plan;
    private final RunHandle crashed;
    private final Map<String, Long> finished;

    CrashCheck(CrashSite site, CrashCase row, CrashEngine.Started crashed) throws Exception {
        this.site = site;
        this.row = row;
        this.plan = crashed.plan();
        this.crashed = crashed.run();
        this.finished = finished(this.crashed);
    }

    /** Right after the crash: interrupted, every service holds old or new, nobody holds a lock. */
    String afterTheCrash(boolean late) throws Exception {
        if (late) {
            assertThat(row.where()).as("a run that was not killed in time").endsWith("middle");
        }
        var seen = new ArrayList<String>();
        for (var service : row.subject().services()) {
            var content = site.content(service);
            seen.add(content);
            assertThat(content.replace(CrashStore.SHUT, ""))
                    .as(service + " after the crash")
                    .isIn(row.subject().allowed(service));
        }
        locksAreFree();
        return String.join(", ", seen);
    }

    /** When it was gone on with or undone: the new or the old, whole; nothing left that the run does not list. */
    String inTheEnd(RunHandle run) throws Exception {
        var done = outcome(run);
        var seen = new ArrayList<String>();
        for (var service : row.subject().services()) {
            var content = site.content(service);
            seen.add(content);
            assertThat(content)
                    .as(() -> service + " in the end" + site.story(service))
                    .isIn(expected(service, done));
        }
        nothingUnlisted(run, done);
        applicationsAsBefore();
        locksAreFree();
        notRepeated(run);
        return String.join(", ", seen);
    }

    /** How a row may end. */
    private enum Done {
        COMPLETED,
        UNDONE,
        CLOSED,
        /** The close had deleted what the undo needs. */
        REFUSED
    }

    private Done outcome(RunHandle run) throws Exception {
        var finish = run.view().finished().orElseThrow();
        if (row.doing().closes() && (row.then() == Then.GO_ON || run.status() == RunSummary.Status.CLOSED)) {
            assertThat(run.status()).as(finish.message()).isEqualTo(RunSummary.Status.CLOSED);
            return Done.CLOSED;
        }
        var nothingToUndo = finish.result() == Result.COMPLETED && !run.view().canUndo();
        if (row.doing() == Doing.RUN && (row.then() == Then.GO_ON || nothingToUndo)) {
            assertThat(finish.result()).as(finish.message()).isEqualTo(Result.COMPLETED);
            return Done.COMPLETED;
        }
        if (row.doing() == Doing.CLOSE && finish.result() != Result.UNDONE) {
            assertThat(finish.message()).startsWith("undo is not possible: ").containsAnyOf("_before_", "copy");
            assertThat(finish.unchanged()).isEqualTo("this engine changed nothing");
            return Done.REFUSED;
        }
        assertThat(finish.result()).as(finish.message()).isEqualTo(Result.UNDONE);
        return Done.UNDONE;
    }

    private Set<String> expected(String service, Done done) {
        var before = row.subject().before(service);
        var after = row.subject().after(service);
        return switch (done) {
            case COMPLETED, REFUSED -> Set.of(after);
            case CLOSED -> Set.of(row.doing() == Doing.CLOSE ? after : before);
            case UNDONE -> row.subject().isDown(service) ? Set.of(before, "away") : Set.of(before);
        };
    }

    private void nothingUnlisted(RunHandle run, Done done) throws Exception {
        var listed = new TreeSet<String>();
        if (done != Done.CLOSED) {
            plan.steps()
                    .forEach(step -> step.closings()
                            .forEach(closing -> listed.add(closing.gate().phrase())));
        }
        assertThat(listed).as("what the run lists as kept").containsAll(site.kept(run.id()));
        assertThat(site.helpers()).as("helper containers").isEmpty();
        assertThat(site.halfFiles()).as("half written files").isEmpty();
        if (!row.doing().closes()) {
            assertThat(site.lostBackups()).as("lost backups").isEmpty();
        }
    }

    private void applicationsAsBefore() throws IOException {
        var before = row.subject().isDown(CrashSubject.APPLICATIONS) ? List.<String>of() : CrashSiteFiles.APPLICATIONS;
        assertThat(site.runningApplications()).as("running applications").isEqualTo(before);
    }

    /** How often each step that has ended had been started by then. */
    private static Map<String, Long> finished(RunHandle run) throws Exception {
        var starts = new TreeMap<String, Long>();
        for (var line : run.linesAfter(0)) {
            if (line.event() instanceof RunEvent.StepFinished ended) {
                starts.put(ended.step(), starts(run, ended.step()));
            }
        }
        return starts;
    }

    private static long starts(RunHandle run, String step) throws Exception {
        return run.linesAfter(0).stream()
                .filter(line -> line.event() instanceof RunEvent.StepStarted started
                        && started.step().equals(step))
                .count();
    }

    private void notRepeated(RunHandle run) throws Exception {
        for (var step : finished.entrySet()) {
            assertThat(starts(run, step.getKey()))
                    .as("starts of " + step.getKey())
                    .isEqualTo(step.getValue());
        }
    }

    private void locksAreFree() throws IOException {
        var directory = crashed.directory();
        var locks = new ArrayList<>(List.of(directory.resolve("engine.lock")));
        locks.addAll(locksOf(directory.resolve("../../locks")));
        for (var file : locks) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                assertThat(lock).as(file + " is free").isNotNull();
            }
        }
    }

    private List<Path> locksOf(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            assertThat(plan.resources()).as("resources of a run without locks").isEmpty();
            return List.of();
        }
        try (var files = Files.list(directory)) {
            var locks = files.filter(file -> file.toString().endsWith(".lock")).toList();
            assertThat(locks).as("locks").hasSameSizeAs(plan.resources());
            return locks;
        }
    }
}
