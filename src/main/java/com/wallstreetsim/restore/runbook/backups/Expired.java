package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * The backups beyond the runbook's retention: 7 daily, 4 weekly. Only days with a good one are counted, so the last
 * good one never goes and a second backup of a day drives no other day out. The time in the
 * name decides, because the file's own time is another after a copy.
 */
final class Expired {
    static final int DAILY = 7;
    static final int WEEKLY = 4;

    private final Rotation rotation;
    private final StepContext context;

    Expired(Rotation rotation, StepContext context) {
        this.rotation = rotation;
        this.context = context;
    }

    List<Path> all() throws InterruptedException {
        var shelf = rotation.shelf().candidates();
        var expired = new ArrayList<Path>();
        expired.addAll(beyond(DAILY, shelf, "daily", List.of("daily", "daily=weekly")));
        expired.addAll(beyond(WEEKLY, shelf, "weekly", List.of("weekly", "daily=weekly")));
        return expired;
    }

    /** A daily that is a weekly too may lose its daily name: the file stays under the other one. */
    private List<Path> beyond(int keep, List<Candidate> shelf, String kind, List<String> kinds)
            throws InterruptedException {
        var ordered = shelf.stream()
                .filter(backup -> kinds.contains(backup.kind()))
                .sorted(Comparator.comparing(Candidate::takenAt).reversed())
                .toList();
        var days = new HashSet<LocalDate>();
        var beyond = new ArrayList<Path>();
        for (var backup : ordered) {
            var day = LocalDate.ofInstant(backup.takenAt(), ZoneOffset.UTC);
            if (days.size() >= keep && !days.contains(day)) {
                if (kind.equals("daily") || backup.kind().equals(kind)) {
                    beyond.add(Path.of(backup.value()));
                }
            } else if (isGood(backup)) {
                days.add(day);
            }
        }
        return beyond;
    }

    private boolean isGood(Candidate backup) throws InterruptedException {
        try {
            rotation.good().check(Path.of(backup.value()), context);
            return true;
        } catch (StepException e) {
            context.say("not counted: " + e.message());
            return false;
        }
    }
}
