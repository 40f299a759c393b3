package com.wallstreetsim.restore.frontend.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitiserTests {
    @Test
    void leavesPlainTextAsItIs() {
        assertThat(Sanitiser.clean("orders: 307,000 rows [ok]")).isEqualTo("orders: 307,000 rows [ok]");
    }

    @Test
    void takesOutTerminalSequences() {
        assertThat(
                        Sanitiser.clean(
                                "\u001b[1;31mred\u001b[0m \u001b]0;title\u0007A\u001b]8;;x\u001b\\B \u001bPq#1\u001b\\C \u001bcD"))
                .isEqualTo("red AB C D");
        assertThat(Sanitiser.clean("a\u009b31mb")).isEqualTo("ab");
    }

    @Test
    void takesOutSequencesThatAreCutOff() {
        assertThat(Sanitiser.clean("end\u001b[38;5")).isEqualTo("end");
        assertThat(Sanitiser.clean("end\u001b]0;tit")).isEqualTo("end");
        assertThat(Sanitiser.clean("end\u001b")).isEqualTo("end");
    }

    @Test
    void takesOutControlDirectionAndZeroWidthCharacters() {
        assertThat(Sanitiser.clean("a\u0000b\u0007c\rd\u007fe\u202egpj.exe\u2066\u200b\ufeff"))
                .isEqualTo("abcdegpj.exe");
    }

    @Test
    void turnsTabsAndLineEndsIntoBlanks() {
        assertThat(Sanitiser.clean("ab\tc\nd\u2028e")).isEqualTo("ab      c d e");
    }

    @Test
    void replacesHalfCharacters() {
        assertThat(Sanitiser.clean("a\ud83dz")).isEqualTo("a?z");
    }

    @Test
    void measuresWideAndCombiningCharacters() {
        assertThat(Text.width("\u6f22\u5b57")).isEqualTo(4);
        assertThat(Text.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void fitsByColumnsAndNotByCharacters() {
        assertThat(Text.fit("\u6f22\u5b57\u6f22\u5b57", 6)).isEqualTo("\u6f22... ");
        assertThat(Text.fit("abc", 5)).isEqualTo("abc  ");
        assertThat(Text.fit("abcdef", 5)).isEqualTo("ab...");
        assertThat(Text.cutFront("/var/lib/runs/output.log", 13)).isEqualTo("...output.log");
        assertThat(Text.right("41", 5)).isEqualTo("   41");
        assertThat(Text.ends("left side", "right", 12)).isEqualTo("lef... right");
    }

    @Test
    void wrapsAtBlanksAndInsideTooLongWords() {
        assertThat(Text.wrap("the live database was not touched", 12))
                .containsExactly("the live", "database was", "not touched");
        assertThat(Text.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(Text.wrap("\u6f22\u5b57", 1)).containsExactly("\u6f22\u5b57");
    }

    @ParameterizedTest
    @CsvSource({"400,0.4 s", "42000,42 s", "725000,12 m 5 s", "60120000,16 h 42 m", "144000000,1 d 16 h", "-5,0.0 s"})
    void writesDurationsWithTwoFiguresAtMost(long millis, String words) {
        assertThat(Units.duration(java.time.Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"20,20 B", "1023,1023 B", "1024,1.0 KiB", "2202009,2.1 MiB", "1048575,1.0 MiB", "44023414784,41.0 GiB"})
    void writesSizesInBinaryUnits(long bytes, String words) {
        assertThat(Units.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"900,1 s", "4200,5 s", "61000,1 m 1 s"})
    void neverEstimatesInFractions(long millis, String words) {
        assertThat(Units.roughly(java.time.Duration.ofMillis(millis))).isEqualTo(words);
    }
}
