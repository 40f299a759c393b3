package com.wallstreetsim.restore.runbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTimeTests {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final TargetTime times = new TargetTime(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T12:00:00Z",
                "2026-11-21 12:00 UTC",
                "2026-11-21 13:00 +01:00",
                "2026-11-21 13:00+01:00",
                "2026-11-21 13:00 Europe/Berlin"
            })
    void readsOneMomentInManyZones(String text) {
        assertThat(times.read(text)).contains(Instant.parse("2026-11-21T12:00:00Z"));
    }

    @Test
    void nowIsTheClocksTime() {
        assertThat(times.read("now")).contains(NOW);
        assertThat(times.problem("now")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-21 12:00", "yesterday", "", "2026-13-21 12:00 UTC", "2026-11-21 12:00 Nowhere/Land"})
    void refusesATimeThatMeansTwoThingsOrNone(String text) {
        assertThat(times.problem(text))
                .contains("'%s' is no time with a zone; expected %s".formatted(text, TargetTime.FORM));
    }

    @Test
    void refusesTheFuture() {
        assertThat(times.problem("2026-11-22 18:01 UTC")).contains("'2026-11-22 18:01 UTC' is in the future");
    }

    @Test
    void picksTheLinesOfTheGapWithWhatHangsOnThem() {
        var gap = new Gap(Instant.parse("2026-11-21T02:00:00Z"), Instant.parse("2026-11-21T12:00:00Z"));

        assertThat(new LogWindow(gap)
                        .of(List.of(
                                "2026-11-21T01:59:59Z before",
                                "  at before.js:1",
                                "2026-11-21T02:00:00Z order 1",
                                "  at order.js:7",
                                "2026-11-21T12:00:01Z after")))
                .containsExactly("2026-11-21T02:00:00Z order 1", "  at order.js:7");
    }

    @Test
    void givesALogWithoutTimesWhole() {
        var gap = new Gap(NOW.minusSeconds(60), NOW);

        assertThat(new LogWindow(gap).of(List.of("one", "two"))).containsExactly("one", "two");
    }
}
