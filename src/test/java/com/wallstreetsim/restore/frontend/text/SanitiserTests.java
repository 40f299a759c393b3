package com.wallstreetsim.restore.frontend.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitiserTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            plain ünïcode 表|plain ünïcode 表
            red \u001b[31;1mtext\u001b[0m|red text
            clear\u001b[2J\u001b[H|clear
            title \u001b]0;owned\u0007end|title end
            link \u001b]8;;http://x\u001b\\here|link here
            unended \u001b]0;rest|unended\s
            c1 \u009b31mx|c1 x
            lone \u001b|lone\s
            bell\u0007 null\u0000|bell null
            turned \u202etxt.exe|turned txt.exe
            a\tb|a b
            """)
    void takesOutWhatATerminalWouldObey(String foreign, String harmless) {
        assertThat(Sanitiser.line(foreign)).isEqualTo(harmless);
    }
}
