package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Programs that a killed engine left running, Compose or PM2 in the middle of a command. They go on with what they were
 * told: what the next engine started, one of them might stop.
 */
final class Orphans {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Set<Long> engines;
    private final Duration limit;

    /** Whoever may ask an engine to stop; waits a moment for it. */
    interface Stopping {
        boolean asked() throws StepException, InterruptedException;
    }

    /**
     * Knows them by their session: every engine has one of its own, which outlives it.
     *
     * @param engines process ids of the engines that were killed
     */
    Orphans(Set<Long> engines, Duration limit) {
        this.engines = engines;
        this.limit = limit;
    }

    /** Those of the engines that came to no end in a journal, on this host and since it was started. */
    static Orphans of(List<JournalLine> journal, String host) throws IOException {
        var booted = ProcessStat.booted();
        var killed = new HashSet<Long>();
        var last = 0L;
        for (var line : journal) {
            if (line.event() instanceof RunEvent.EngineStarted started) {
                last = started.pid();
                if (started.host().equals(host) && line.at().isAfter(booted)) {
                    killed.add(last);
                }
            } else if (line.event() instanceof RunEvent.RunFinished) {
                killed.remove(last);
            }
        }
        return new Orphans(killed, LIMIT);
    }

    /**
     * Waits until the last of them has ended.
     *
     * @throws StepException when one has not within the limit, or the run was asked to stop meanwhile
     */
    void await(Consumer<String> say, Stopping stopping) throws StepException, InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        var told = false;
        for (var orphan = any(); orphan.isPresent(); orphan = any()) {
            if (!told) {
                say.accept("waiting for %s, which an engine that was killed left running".formatted(orphan.get()));
                told = true;
            }
            if (stopping.asked()) {
                throw new StepException(
                        "the run was asked to stop while it waited for %s".formatted(orphan.get()),
                        "An engine that was killed left it running. When it has ended, do this again.");
            }
            if (System.nanoTime() >= deadline) {
                throw new StepException(
                        "%s, which an engine that was killed left running, has not ended".formatted(orphan.get()),
                        "Wait for it, or end it with 'kill %d', then do this again."
                                .formatted(orphan.get().pid()));
            }
        }
    }

    /** A session whose engine lives is not an orphan's: that one is at work, or has the number of one that is gone. */
    private Optional<Orphan> any() {
        var all = engines.isEmpty() ? List.<ProcessStat>of() : ProcessStat.all();
        var alive = all.stream()
                .filter(process -> !process.ended())
                .map(ProcessStat::pid)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(process -> !process.ended())
                .filter(process -> engines.contains(process.session()) && !alive.contains(process.session()))
                .map(process -> new Orphan(process.pid()))
                .findFirst();
    }

    private record Orphan(long pid) {
        @Override
        public String toString() {
            var command =
                    ProcessHandle.of(pid).flatMap(process -> process.info().commandLine());
            return "process %d%s"
                    .formatted(pid, command.map(line -> " ('" + line + "')").orElse(""));
        }
    }
}
