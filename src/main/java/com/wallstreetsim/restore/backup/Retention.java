package com.wallstreetsim.restore.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many backups the nightly script keeps. It deletes by mtime, so after a copy without times it deletes the wrong one.
 *
 * @param daily so many dailies stay
 * @param weekly so many weeklies stay
 */
public record Retention(int daily, int weekly) {
    /** As the runbook has it: 7 days, 4 weeks. */
    public static final Retention RUNBOOK = new Retention(7, 4);

    /** A night and a little: an older newest daily means that the nightly script did not run. */
    private static final Duration NIGHT = Duration.ofHours(26);

    /** What the schedule makes suspicious about one backup of the shelf, as lines for a person. */
    List<String> warnings(Backup backup, List<Backup> shelf, Instant now) {
        var warnings = new ArrayList<String>();
        if (goesNext(backup, shelf)) {
            warnings.add("the next nightly rotation deletes it: it goes by mtime and keeps %d".formatted(kept(backup)));
        }
        boolean newest =
                sameKind(backup, shelf).allMatch(other -> !other.takenAt().isAfter(backup.takenAt()));
        var age = Duration.between(backup.takenAt(), now);
        if (backup.kind() == Backup.Kind.DAILY && newest && age.compareTo(NIGHT) > 0) {
            warnings.add("the newest daily is %,d hours old: the nightly backup did not run".formatted(age.toHours()));
        }
        return warnings;
    }

    /** Deleting is not by age of the content alone when a newer one has an older mtime. */
    private boolean goesNext(Backup backup, List<Backup> shelf) {
        int keep = kept(backup);
        var doomed = sameKind(backup, shelf)
                .sorted(Comparator.comparing((Backup other) -> other.stamp().modified())
                        .reversed())
                .skip(Math.max(0, keep - 1))
                .toList();
        boolean oldest =
                sameKind(backup, shelf).allMatch(other -> !other.takenAt().isBefore(backup.takenAt()));
        return keep > 0 && doomed.contains(backup) && !oldest;
    }

    private int kept(Backup backup) {
        return switch (backup.kind()) {
            case DAILY -> daily;
            case WEEKLY -> weekly;
            case PRE_RESTORE, OTHER -> 0;
        };
    }

    private static java.util.stream.Stream<Backup> sameKind(Backup backup, List<Backup> shelf) {
        return shelf.stream().filter(other -> other.kind() == backup.kind());
    }
}
