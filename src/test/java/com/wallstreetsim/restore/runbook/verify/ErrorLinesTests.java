package com.wallstreetsim.restore.runbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.procedure.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ErrorLinesTests {
    private static final Optional<Instant> STARTED = Optional.of(Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void anErrorSinceTheLastStartIsAFindingWithItsLine() {
        var lines = List.of("2026-11-22T10:00:01Z listens", "2026-11-22T10:05:00Z ERROR no database");

        assertThat(new ErrorLines(lines).proof("wss-api", STARTED))
                .isEqualTo(new Proof(
                        "errors in the log of wss-api",
                        "1 in the last 2 lines, last: 2026-11-22T10:05:00Z ERROR no database",
                        "0",
                        false));
    }

    @Test
    void anErrorFromBeforeTheLastStartIsToldAndNotHeldAgainstIt() {
        var lines = List.of("2026-11-22T09:59:00Z ERROR no database", "2026-11-22T10:00:01Z listens");

        assertThat(new ErrorLines(lines).proof("wss-api", STARTED))
                .isEqualTo(new Proof(
                        "errors in the log of wss-api",
                        "0 in the last 2 lines, 1 older than its last start",
                        "0",
                        true));
    }

    @Test
    void anErrorOfItsFirstSecondsIsToldAndNotHeldAgainstItOnceThereAreNoMore() {
        var lines = List.of("2026-11-22T10:00:01Z ERROR no database", "2026-11-22T10:00:03Z listens");

        assertThat(new ErrorLines(lines).proof("wss-api", STARTED))
                .isEqualTo(new Proof(
                        "errors in the log of wss-api", "0 in the last 2 lines, 1 while it started", "0", true));
        assertThat(new ErrorLines(lines).anySince(STARTED)).isTrue();
        assertThat(new ErrorLines(List.of("2026-11-22T09:59:00Z ERROR gone")).anySince(STARTED))
                .isFalse();
    }

    @Test
    void anErrorLineWithoutATimeCountsAsNew() {
        assertThat(new ErrorLines(List.of("Error: boom"))
                        .proof("wss-web", STARTED)
                        .holds())
                .isFalse();
    }
}
