package com.wallstreetsim.restore.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that nobody wrote on purpose: no byte of it is ever an order to the terminal, and it ends soon. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SanitiserFuzzTests {
    private static final int ROUNDS = 20_000;
    private static final String[] PIECES = {
        "\u001b[",
        "\u001b]0;",
        "\u001bP",
        "\u001b_",
        "\u001b\\",
        "\u0007",
        "\u009b",
        "\u009d",
        "\u0090",
        "\u009c",
        "31m",
        "?1049h",
        "2J",
        "\r",
        "\n",
        "\t",
        "\b",
        "\u007f",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ud83d",
        "\ude00",
        "\ud83d\ude00",
        "e\u0301",
        "\u682a",
        "\0",
        " ",
        "word",
        "~"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122})
    void nothingOfItIsAnOrderToTheTerminal(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < ROUNDS; i++) {
            var text = random.nextBoolean() ? pieces(random) : bytes(random);
            assertHarmless(Sanitiser.line(text), seed + "/" + i);
            var width = 1 + random.nextInt(40);
            var fitted = Text.fit(text, width);
            assertHarmless(fitted, seed + "/" + i);
            assertThat(Text.width(fitted)).as("case %d/%d", seed, i).isEqualTo(width);
            for (var line : Text.wrap(text, width)) {
                assertHarmless(line, seed + "/" + i);
            }
        }
    }

    private static String pieces(Random random) {
        var text = new StringBuilder();
        for (var n = random.nextInt(12); n > 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String bytes(Random random) {
        var bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private static void assertHarmless(String shown, String which) {
        assertThat(shown.codePoints().filter(SanitiserFuzzTests::isOrder).mapToObj(Integer::toHexString))
                .as("case %s", which)
                .isEmpty();
    }

    /** Controls, and the characters that turn the reading direction round or are not seen at all. */
    private static boolean isOrder(int c) {
        return Character.isISOControl(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
