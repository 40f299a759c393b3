package com.wallstreetsim.restore;

import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** How long each step, undo and closing of a subject takes when nobody kills it; measured once for all sites. */
final class CrashTimes {
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Long>> known = new ConcurrentHashMap<>();

    /** Nanoseconds by the point at which half of them is waited: {@code undo-middle:swap}. */
    Map<String, Long> of(CrashSubject subject, Callable<RunHandle> uncut) throws Exception {
        synchronized (locks.computeIfAbsent(subject.name(), name -> new Object())) {
            var times = known.get(subject.name());
            if (times == null) {
                times = read(uncut.call().linesAfter(0));
                known.put(subject.name(), times);
            }
            return times;
        }
    }

    private static Map<String, Long> read(List<JournalLine> lines) {
        var began = new HashMap<String, JournalLine>();
        var times = new HashMap<String, Long>();
        for (var line : lines) {
            var beginning = beginning(line.event());
            if (!beginning.isEmpty()) {
                began.put(beginning, line);
            }
            var end = end(line.event());
            var first = began.get(end);
            if (first != null) {
                times.put(end, Duration.between(first.at(), line.at()).toNanos());
            }
        }
        return Map.copyOf(times);
    }

    private static String beginning(RunEvent event) {
        if (event instanceof RunEvent.StepStarted e) {
            return "middle:" + e.step();
        } else if (event instanceof RunEvent.UndoStarted e) {
            return "undo-middle:" + e.step();
        }
        return event instanceof RunEvent.CloseStarted e ? "close-middle:" + e.step() : "";
    }

    private static String end(RunEvent event) {
        if (event instanceof RunEvent.StepFinished e) {
            return "middle:" + e.step();
        } else if (event instanceof RunEvent.UndoFinished e) {
            return "undo-middle:" + e.step();
        }
        return event instanceof RunEvent.CloseFinished e ? "close-middle:" + e.step() : "";
    }
}
