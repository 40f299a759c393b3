package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.procedure.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The backups in a picker: updated by the scan, ordered, filtered, with the one under the cursor kept there. */
final class Candidates {
    private final List<Candidate> all = new ArrayList<>();
    private Order order = Order.NEWEST;
    private String filter = "";
    private String current = "";

    /** The orders that {@code s} goes through. */
    enum Order {
        NEWEST("newest first"),
        BIGGEST("biggest first"),
        SCAN("good first");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        Comparator<Candidate> comparator() {
            Comparator<Candidate> newest =
                    Comparator.comparing(Candidate::takenAt).reversed();
            return switch (this) {
                case NEWEST -> newest;
                case BIGGEST -> Comparator.comparingLong(Candidate::bytes).reversed();
                case SCAN ->
                    Comparator.<Candidate, Boolean>comparing(it -> it.state() != Candidate.State.GOOD)
                            .thenComparing(newest);
            };
        }
    }

    void replace(List<Candidate> found) {
        all.clear();
        all.addAll(found);
    }

    /** Puts a candidate in the place of the one with its path, or adds it. */
    void put(Candidate changed) {
        all.removeIf(candidate -> candidate.value().equals(changed.value()));
        all.add(changed);
    }

    List<Candidate> shown() {
        return all.stream()
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).contains(filter))
                .sorted(order.comparator())
                .toList();
    }

    Order order() {
        return order;
    }

    void nextOrder() {
        order = switch (order) {
            case NEWEST -> Order.BIGGEST;
            case BIGGEST -> Order.SCAN;
            case SCAN -> Order.NEWEST;
        };
    }

    void filter(String words) {
        filter = words.strip().toLowerCase(Locale.ROOT);
    }

    String filter() {
        return filter;
    }

    void select(String value) {
        current = value;
    }

    /** Puts the cursor on the newest that is known to be good, unless it was put on one of them before. */
    void selectNewestGood() {
        var known = all.stream().anyMatch(candidate -> candidate.value().equals(current));
        if (!known) {
            current = all.stream()
                    .filter(candidate -> candidate.state() == Candidate.State.GOOD)
                    .max(Comparator.comparing(Candidate::takenAt))
                    .map(Candidate::value)
                    .orElse("");
        }
    }

    Optional<Candidate> current() {
        var shown = shown();
        return shown.isEmpty() ? Optional.empty() : Optional.of(shown.get(index()));
    }

    /** Where the cursor is in what is shown. */
    int index() {
        var values = shown().stream().map(Candidate::value).toList();
        return Math.max(0, values.indexOf(current));
    }

    void move(int by) {
        var shown = shown();
        if (!shown.isEmpty()) {
            int to = Math.max(0, Math.min(shown.size() - 1, index() + by));
            current = shown.get(to).value();
        }
    }

    int size() {
        return all.size();
    }

    long scanned() {
        return all.stream()
                .filter(it -> it.state() == Candidate.State.GOOD || it.state() == Candidate.State.BAD)
                .count();
    }
}
