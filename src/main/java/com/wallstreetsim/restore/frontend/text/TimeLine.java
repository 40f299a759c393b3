package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The backups and a time to go back to, on one line of time: which backup would be restored, and what lies between.
 *
 * @param backups what is on the shelf, as far as it is known
 * @param target the time to go back to
 */
public record TimeLine(List<Candidate> backups, Instant target, Instant now) {
    private static final String PRE_RESTORE = "pre-restore";

    public TimeLine {
        backups = backups.stream()
                .sorted(Comparator.comparing(Candidate::takenAt).reversed())
                .toList();
    }

    /** What stands at one time. */
    public enum Kind {
        NOW,
        TARGET,
        CHOSEN,
        BACKUP,
        BAD
    }

    /** One line of it. */
    public record Mark(Kind kind, Instant at, String words) {}

    /** From now backwards. */
    public List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        marks.add(new Mark(Kind.NOW, now, "now"));
        marks.add(new Mark(Kind.TARGET, target, "TARGET  " + gap()));
        var chosen = chosen();
        for (var backup : backups) {
            marks.add(new Mark(kind(backup, chosen), backup.takenAt(), words(backup, chosen)));
        }
        // Of two at one time the target stands first: a backup taken at that moment is before it.
        marks.sort(Comparator.comparing(Mark::at).reversed().thenComparing(Mark::kind));
        return marks;
    }

    private static Kind kind(Candidate backup, Optional<Candidate> chosen) {
        if (chosen.filter(backup::equals).isPresent()) {
            return Kind.CHOSEN;
        }
        return backup.state() == Candidate.State.BAD ? Kind.BAD : Kind.BACKUP;
    }

    private static String words(Candidate backup, Optional<Candidate> chosen) {
        var restored = chosen.filter(backup::equals).isPresent() ? "  is restored" : "";
        return "%-12s %-9s%s".formatted(backup.kind(), backup.scanWord(), restored);
    }

    /** The newest before the target that is not known to be bad; extra copies made before a restore are not of the schedule. */
    public Optional<Candidate> chosen() {
        return backups.stream()
                .filter(backup -> !backup.kind().equals(PRE_RESTORE))
                .filter(backup -> !backup.takenAt().isAfter(target))
                .filter(backup -> backup.state() != Candidate.State.BAD)
                .findFirst();
    }

    /** {@code 16 h 42 m after the backup are not brought back}. */
    public String gap() {
        return chosen().map(backup -> words(Duration.between(backup.takenAt(), target)))
                .orElse("no good backup is older");
    }

    private static String words(Duration gap) {
        return gap.toSeconds() == 0
                ? "the backup is of this very time"
                : Words.span(gap) + " after the backup are not brought back";
    }

    /** The times one can step through: each backup's own, newest first. */
    public List<Instant> stops() {
        return backups.stream().map(Candidate::takenAt).distinct().toList();
    }
}
