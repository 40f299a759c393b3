package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Candidate.State;
import com.wallstreetsim.restore.procedure.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A shelf of seven backups; a test reports the scan itself. */
final class FakeShelf implements Shelf {
    Consumer<Candidate> reporter = candidate -> {};
    boolean scanning;

    static Candidate backup(String day, String kind, long bytes, State state, String word, long rows) {
        var at = Instant.parse("2026-11-" + day + ":00Z");
        var name = "wallstreetsim_202611" + day.substring(0, 2) + "_"
                + day.substring(3).replace(":", "") + "00.sql.gz";
        List<String> details = switch (state) {
            case GOOD ->
                List.of(
                        "good: read to the last byte, checksum and end mark present",
                        "11 tables: orders 307,000  actions 307,000  trades 245,600");
            case BAD -> List.of(word + ": the file ends before the dump does");
            case WAITING, SCANNING -> List.of("not read to its end yet");
        };
        List<String> warnings = kind.equals("daily=weekly")
                ? List.of("the daily and its weekly are one file: not an independent copy")
                : List.of();
        return new Candidate(
                "/srv/wss/backups/" + name,
                name,
                at,
                kind,
                bytes,
                state,
                word,
                rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows),
                details,
                warnings);
    }

    static final List<Candidate> ALL = List.of(
            backup("22T02:00", "daily=weekly", 74_658_611, State.GOOD, "good", 907_641),
            backup("21T02:00", "daily", 74_344_038, State.GOOD, "good", 901_007),
            backup("20T02:00", "daily", 20, State.BAD, "EMPTY", -1),
            backup("19T02:00", "daily", 36_805_017, State.BAD, "CUT", -1),
            backup("18T02:00", "daily", 73_190_604, State.SCANNING, "62 %", -1),
            backup("15T02:00", "weekly", 72_142_028, State.WAITING, "waiting", -1),
            backup("22T17:31", "pre-restore", 74_763_468, State.WAITING, "waiting", -1));

    @Override
    public List<Candidate> candidates() {
        return ALL;
    }

    @Override
    public Scan scan(Consumer<Candidate> changed) {
        reporter = changed;
        scanning = true;
        return () -> scanning = false;
    }

    @Override
    public Candidate at(String path) {
        return new Candidate(
                path,
                path.substring(path.lastIndexOf('/') + 1),
                Instant.parse("2026-11-10T02:00:00Z"),
                "other",
                1_048_576,
                State.WAITING,
                "waiting",
                OptionalLong.empty(),
                List.of("not on the shelf"),
                List.of());
    }

    @Override
    public Optional<String> problem(String value) {
        return ALL.stream().anyMatch(it -> it.value().equals(value) && it.state() == State.BAD)
                ? Optional.of("this backup is damaged and is never swapped in")
                : Optional.empty();
    }
}
