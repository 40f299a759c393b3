package com.wallstreetsim.restore.runbook.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Versions as programs say them. */
class ProgramTests {
    @Test
    void readsTheVersionOutOfWhatProgramsPrint() {
        assertThat(Program.number("git version 2.39.5")).contains("2.39.5");
        assertThat(Program.number("v20.20.2")).contains("20.20.2");
        assertThat(Program.number("no number")).isEmpty();
    }

    @Test
    void comparesNumbersAndNotTexts() {
        assertThat(Program.atLeast("10.2", "9.15")).isTrue();
        assertThat(Program.atLeast("20.9", "20.10")).isFalse();
        assertThat(Program.atLeast("18.0.1", "18.0")).isTrue();
    }

    @Test
    void saysWhatIsTooOldAndHowItIsCured() {
        assertThat(Program.NODE.judged("14.21.3").line())
                .isEqualTo("BLOCK  Node: 14.21.3 is too old"
                        + "  -> Install Node 18 or newer from nodejs.org or your system.");
    }
}
