package com.wallstreetsim.restore.frontend.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.procedure.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimeLineTests {
    private static final Instant NOW = Instant.parse("2026-11-22T18:42:00Z");
    private static final List<Candidate> SHELF = List.of(
            backup("2026-11-22T02:00:00Z", "daily", Candidate.State.BAD, "CUT"),
            backup("2026-11-22T17:31:00Z", "pre-restore", Candidate.State.GOOD, "good"),
            backup("2026-11-21T02:00:00Z", "daily", Candidate.State.GOOD, "good"),
            backup("2026-11-20T02:00:00Z", "daily", Candidate.State.WAITING, "waiting"));

    private static Candidate backup(String at, String kind, Candidate.State state, String word) {
        return new Candidate(
                at, at, Instant.parse(at), kind, 1, state, word, OptionalLong.empty(), List.of(), List.of());
    }

    @Test
    void showsTheTargetAmongTheBackupsAndTheGapInWords() {
        var line = new TimeLine(SHELF, Instant.parse("2026-11-22T10:00:00Z"), NOW);
        assertThat(line.marks().stream()
                        .map(mark -> "%-6s %s  %s".formatted(mark.kind(), Words.minute(mark.at()), mark.words()))
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        NOW    22 Nov 2026 18:42  now
                        BACKUP 22 Nov 2026 17:31  pre-restore  good    \s
                        TARGET 22 Nov 2026 10:00  TARGET  1 d 8 h after the backup are not brought back
                        BAD    22 Nov 2026 02:00  daily        CUT     \s
                        CHOSEN 21 Nov 2026 02:00  daily        good       is restored
                        BACKUP 20 Nov 2026 02:00  daily        waiting \s""");
    }

    @Test
    void saysWhenNoGoodBackupIsOlder() {
        var line = new TimeLine(SHELF, Instant.parse("2026-11-19T10:00:00Z"), NOW);
        assertThat(line.chosen()).isEmpty();
        assertThat(line.gap()).isEqualTo("no good backup is older");
    }

    @Test
    void aBackupTakenAtTheTargetIsBeforeIt() {
        var line = new TimeLine(SHELF, Instant.parse("2026-11-21T02:00:00Z"), NOW);
        assertThat(line.chosen()).contains(SHELF.get(2));
        assertThat(line.gap()).isEqualTo("the backup is of this very time");
    }
}
