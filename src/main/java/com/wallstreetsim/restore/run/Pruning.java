package com.wallstreetsim.restore.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is removed of the records of old runs.
 *
 * @param removed to be removed, oldest last
 * @param left what the rule would remove and must not, each with the reason
 */
public record Pruning(List<RunSummary> removed, List<Left> left) {
    public Pruning {
        removed = List.copyOf(removed);
        left = List.copyOf(left);
    }

    /**
     * Which runs are old: beyond the newest so many, and started before so long.
     *
     * @param keep how many of the newest stay whatever their age
     * @param olderThan how old a run is at least
     */
    public record Rule(int keep, Duration olderThan) {}

    /** A run that stays. */
    public record Left(RunSummary run, String because) {}

    static Pruning of(List<RunSummary> newestFirst, Rule rule, Instant now) {
        var removed = new ArrayList<RunSummary>();
        var left = new ArrayList<Left>();
        newestFirst.stream()
                .skip(rule.keep())
                .filter(run -> isOld(run, rule, now))
                .forEach(run -> {
                    var because = mustStay(run.view(), run.status());
                    because.ifPresentOrElse(why -> left.add(new Left(run, why)), () -> removed.add(run));
                });
        return new Pruning(removed, left);
    }

    private static boolean isOld(RunSummary run, Rule rule, Instant now) {
        var created = run.view().createdAt();
        return created == null || Duration.between(created, now).compareTo(rule.olderThan()) >= 0;
    }

    /** Why a record must not be removed: it is the only way to what a run keeps, or tells what is wrong. */
    static Optional<String> mustStay(RunView view, RunSummary.Status status) {
        return switch (status) {
            case RUNNING, AT_GATE, INTERRUPTED -> Optional.of("it is " + status.word());
            case UNREADABLE -> Optional.of("its record is damaged: nobody knows what it keeps");
            case CLOSED -> Optional.empty();
            case FINISHED ->
                view.canUndo() || !view.keeping().isEmpty()
                        ? Optional.of("it is not closed: what it replaced is kept, or can be put back")
                        : Optional.empty();
        };
    }
}
