package com.wallstreetsim.restore.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that nobody wrote on purpose: each is an answer or a {@link SiteException}, and soon. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ReaderFuzzTests {
    private static final Path FILE = Path.of("/srv/file");
    private static final int ROUNDS = 700;
    private static final String[] PIECES = {
        "${",
        "}",
        "$",
        "$$",
        "\"",
        "'",
        "\\",
        "\n",
        "\r",
        "\t",
        "#",
        " #",
        ":",
        "=",
        "- ",
        "*a",
        "&a ",
        "!!x ",
        "<<: ",
        "? ",
        "| ",
        "> ",
        "{",
        "[",
        "]",
        "%YAML 1.2\n",
        "---\n",
        "\uFEFF",
        "\u0085",
        "\u2028",
        "\uD83D\uDE00",
        "\u0001",
        "~"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122})
    void randomBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            readAll(bytes, seed + "/" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 20261123})
    void piecesOfTheirLanguages(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(random.nextInt(3) == 0 ? "A" + n : PIECES[random.nextInt(PIECES.length)]);
            }
            readAll(text.toString().getBytes(StandardCharsets.UTF_8), seed + "/" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss-restore.example.yaml"})
    void mutationsOfAValidSiteFile(String name) throws Exception {
        mutate(Files.readAllBytes(Path.of("assets", name)), 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=1\nexport B='x y' # c\nC=\"${A:-b} \\n $$\"\nD=${B-${A}}\nURL=postgres://u:p@h/d\n",
                "services:\n  a: &a\n    image: x:${TAG:-1}\n    ports: ['127.0.0.1:1:2', {target: 3, published: 4}]\n"
                        + "    volumes: [v:/d:ro]\n    labels: {x: y}\n    environment: [A=1, B]\n  b:\n    <<: *a\n"
            })
    void mutationsOfValidSettings(String text) {
        mutate(text.getBytes(StandardCharsets.UTF_8), 4);
    }

    private static void mutate(byte[] valid, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = valid.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes = mutated(bytes, random);
            }
            readAll(bytes, seed + "/" + i);
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(30));
        String piece = new String(
                PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String result = switch (random.nextInt(5)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, from) + piece + text.substring(from);
            case 3 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(from);
        };
        return result.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void readAll(byte[] bytes, String which) {
        assertThatCode(() -> {
                    String text;
                    try {
                        text = TextFile.decode(FILE, bytes);
                    } catch (SiteException e) {
                        assertThat(e.message()).startsWith("/srv/file");
                        text = new String(bytes, StandardCharsets.ISO_8859_1);
                    }
                    EnvFile env = EnvFile.parse(FILE, text);
                    assertThat(env.findings())
                            .allMatch(f -> f.line() >= 0 && !f.hint().isBlank());
                    attempt(() -> ComposeFile.parse(FILE, decoded(bytes), env));
                    attempt(() -> SiteFile.parse(FILE, decoded(bytes)));
                })
                .as("case %s", which)
                .doesNotThrowAnyException();
    }

    private static String decoded(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void attempt(Reader reader) {
        try {
            reader.read();
        } catch (SiteException e) {
            assertThat(e.message()).startsWith("/srv/file").doesNotContain("\n");
            assertThat(e.hint()).endsWith(".");
        }
    }

    private interface Reader {
        Object read() throws SiteException;
    }
}
