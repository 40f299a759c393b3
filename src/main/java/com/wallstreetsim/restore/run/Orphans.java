package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;
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
    private static final long BETWEEN_MILLIS = 100;

    private final Set<Long> engines;
    private final Duration limit;

    /**
     * Knows them by their session: every engine has one of its own, which outlives it.
     *
     * @param engines process ids of the engines before this one
     */
    Orphans(Set<Long> engines, Duration limit) {
        this.engines = engines;
        this.limit = limit;
    }

    /** Those of the engines that a journal tells of, and that ran on this host. */
    static Orphans of(List<JournalLine> journal, String host) {
        return new Orphans(
                journal.stream()
                        .map(JournalLine::event)
                        .filter(RunEvent.EngineStarted.class::isInstance)
                        .map(RunEvent.EngineStarted.class::cast)
                        .filter(started -> started.host().equals(host))
                        .map(RunEvent.EngineStarted::pid)
                        .collect(Collectors.toSet()),
                LIMIT);
    }

    /**
     * Waits until the last of them has ended.
     *
     * @throws StepException when one has not within the limit, or the run was asked to stop meanwhile
     */
    void await(Consumer<String> say, Cancellation stop) throws StepException, InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        var told = false;
        for (var orphan = any(); orphan.isPresent(); orphan = any()) {
            if (!told) {
                say.accept("waiting for %s, which an engine that was killed left running".formatted(orphan.get()));
                told = true;
            }
            if (System.nanoTime() >= deadline || stop.await(BETWEEN_MILLIS)) {
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
