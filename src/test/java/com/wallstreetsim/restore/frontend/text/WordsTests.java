package com.wallstreetsim.restore.frontend.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {
    @ParameterizedTest
    @CsvSource({"0,0 B", "20,20 B", "1023,1023 B", "1024,1.0 KiB", "1048575,1.0 MiB", "74658611,71.2 MiB"})
    void writesSizesInBinaryUnits(long bytes, String words) {
        assertThat(Words.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.44S,0.4 s",
        "PT59.99S,59.9 s",
        "PT65S,1 m 05 s",
        "PT16H42M9S,16 h 42 m",
        "P3DT16H,3 d 16 h",
        "PT-5S,0.0 s"
    })
    void writesSpansWithTwoParts(Duration span, String words) {
        assertThat(Words.span(span)).isEqualTo(words);
    }
}
