package com.wallstreetsim.restore.run;

import java.util.List;
import java.util.Locale;

/** The words for a record held against the world, the same on every front-end. */
public final class CheckWords {
    private CheckWords() {}

    /** {@code done: there}, {@code UNKNOWN: half there: ...}, {@code done: NOT THERE}. */
    public static String line(StepCheck check) {
        return "%-12s %s".formatted(recorded(check.recorded()), found(check));
    }

    /** Where the record says a step stands when no engine is at work on it. */
    public static String recorded(StepView.State state) {
        return switch (state) {
            case PENDING, AT_GATE -> "not begun";
            case RUNNING, UNDOING -> "UNKNOWN";
            case FAILED -> "FAILED";
            case UNDO_FAILED -> "NOT UNDONE";
            case DONE, SKIPPED, UNDONE -> state.name().toLowerCase(Locale.ROOT);
        };
    }

    /** What was found; in capitals where it contradicts the record. */
    public static String found(StepCheck check) {
        return check.verdict() == StepCheck.Verdict.DIFFERS ? "DIFFERS: " + check.words() : check.words();
    }

    /** The conclusion of a check, a sentence each. */
    public static List<String> conclusion(List<StepCheck> checks) {
        var differ = titles(checks, StepCheck.Verdict.DIFFERS);
        var unseen = titles(checks, StepCheck.Verdict.UNSEEN);
        if (!differ.isEmpty()) {
            return List.of(
                    "Record and world differ at: %s.".formatted(String.join("; ", differ)),
                    "Somebody or something changed that outside of this run: find out what before going on.");
        }
        if (!unseen.isEmpty()) {
            return List.of(
                    "What could be seen agrees with the record; not seen: %s.".formatted(String.join("; ", unseen)));
        }
        var settled = titles(checks, StepCheck.Verdict.SETTLED);
        return settled.isEmpty()
                ? List.of("Record and world agree.")
                : List.of("Record and world agree; looking settles what the record does not know: %s."
                        .formatted(String.join("; ", settled)));
    }

    /** True when nothing contradicts the record and everything could be seen. */
    public static boolean agree(List<StepCheck> checks) {
        return checks.stream().noneMatch(check -> switch (check.verdict()) {
            case DIFFERS, UNSEEN -> true;
            case AGREES, SETTLED -> false;
        });
    }

    private static List<String> titles(List<StepCheck> checks, StepCheck.Verdict verdict) {
        return checks.stream()
                .filter(check -> check.verdict() == verdict)
                .map(StepCheck::title)
                .toList();
    }
}
