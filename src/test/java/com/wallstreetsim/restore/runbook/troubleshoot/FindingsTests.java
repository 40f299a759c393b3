package com.wallstreetsim.restore.runbook.troubleshoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.text.EventText;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.runbook.Checks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingsTests {
    private static final Proof GOOD = new Proof("Redis PING", "PONG", "PONG", true);
    private static final Proof CUT = new Proof("old.sql.gz", "it is cut", "whole", false);
    private static final Cause STOPPED = new Cause(70, "container r is exited (0)", "Start it.", Optional.empty());
    private static final Cause HANGS = new Cause(30, "API health: nothing", "Look at its log.", Optional.empty());
    private static final Cause USED =
            new Cause(5, "1 session uses database 'w'", "A restore ends sessions itself.", Optional.empty());

    @Test
    void saysNothingIsWrongOnlyWhenNothingDiffers() {
        assertThat(summary(List.of(), GOOD, GOOD)).isEqualTo("nothing wrong found in 2 values");
    }

    @Test
    void namesWhatDiffersWhereNoCauseIsKnown() {
        assertThat(summary(List.of(USED), GOOD, CUT))
                .isEqualTo("no cause of trouble found, but 1 of 2 values differs: old.sql.gz");
        assertThat(summary(List.of(), GOOD, bad("a"), bad("b"), bad("c"), bad("c")))
                .isEqualTo("no cause of trouble found, but 4 of 5 values differ: a, b and 1 more");
    }

    @Test
    void aCauseIsNamedWithWhatToDo() {
        assertThat(summary(List.of(STOPPED, HANGS, USED), CUT))
                .isEqualTo("most likely: container r is exited (0). Next: Start it. (1 more below)");
    }

    @Test
    void theRowsOfCausesReadAsSentencesEverywhere() {
        var table = new Findings(List.of(STOPPED, HANGS, USED), List.of(CUT)).table();

        assertThat(table.stream().map(Checks::line))
                .containsExactly(
                        "most likely: container r is exited (0). Next: Start it.",
                        "also wrong: API health: nothing. Next: Look at its log.",
                        "note: 1 session uses database 'w'. A restore ends sessions itself.",
                        "NOT AS EXPECTED  old.sql.gz: it is cut, expected whole");
        assertThat(table.stream().map(EventText::proof))
                .containsExactly(
                        "FOUND  most likely: container r is exited (0). Next: Start it.",
                        "FOUND  also wrong: API health: nothing. Next: Look at its log.",
                        "seen   note: 1 session uses database 'w'. A restore ends sessions itself.",
                        "NOT PROVEN old.sql.gz: found it is cut, expected whole");
    }

    private static Proof bad(String what) {
        return new Proof(what, "1", "2", false);
    }

    private static String summary(List<Cause> causes, Proof... proofs) {
        return new Findings(causes, Stream.of(proofs).toList()).summary();
    }
}
