package com.wallstreetsim.restore.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvFileTests {
    private static final Path FILE = Path.of("/srv/wss/.env");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "A=plain|plain",
                "export A=plain|plain",
                "A=|^^",
                "A = spaced |spaced",
                "A: yaml|yaml",
                "A=two words # comment|two words",
                "A=hash#inside|hash#inside",
                "A= # no comment|# no comment",
                "A=#x|#x",
                "A=\"oct \\0101\"|oct A",
                "A=x\\ny|x\\ny",
                "A=${C:-{x}}|{x}",
                "A='x'#c|x",
                "A=it's|it's",
                "A='single $B # `x`' # c|single $B # `x`",
                "A=\"double $B # x\" # c|double bee # x",
                "A=\"tab\\there\"|tab\there",
                "A='tab\\there'|tab\\there",
                "A='it\\'s'|it's",
                "A=\"dollar \\$B\"|dollar $B",
                "A=$B|bee",
                "A=${B}|bee",
                "A=$$B|$B",
                "A=${C:-other}|other",
                "A=${E:-other}|other",
                "A=${E-other}|^^",
                "A=${C-${B}s}|bees",
                "A=${B:+yes}|yes",
                "A=${C:+yes}|^^",
                "A=a$b&c#d|a&c#d",
                "A=$(rm -rf /)|$(rm -rf /)",
                "A=`id`|`id`",
            })
    // Each value was compared with what 'docker compose config' of Compose 2.26 makes of the line, but for $(...),
    // which
    // Compose refuses.
    void readsAValueAsComposeDoes(String line, String value) {
        EnvFile env = EnvFile.parse(FILE, "B=bee\nE=\n" + line + "\n");

        assertThat(env.get("A")).map(Secret::reveal).contains(value);
    }

    @Test
    void saysWhereAShellReadsAnotherValueThanCompose() {
        assertThat(texts("OK=1\nREDIS_PASSWORD=a$b&c#d\n"))
                .containsExactly(
                        "/srv/wss/.env:2: the value of REDIS_PASSWORD is not read alike by Compose, a shell and dotenv:"
                                + " it has '#', '$', '&' outside of quotes",
                        "/srv/wss/.env:2: the value of REDIS_PASSWORD uses b, which no earlier line sets; it counts as"
                                + " empty");
    }

    @Test
    void neverRunsACommandAndSaysSo() {
        Path witness = directory.resolve("witness");

        EnvFile env = EnvFile.parse(FILE, "A=$(touch " + witness + ")\nB=\"`touch " + witness + "`\"\n");

        assertThat(env.findings().stream().map(Finding::text))
                .contains(
                        "/srv/wss/.env:1: the value of A holds a command substitution; it is taken literally and never"
                                + " run",
                        "/srv/wss/.env:2: the value of B holds a command substitution; it is taken literally and never"
                                + " run");
        assertThat(witness).doesNotExist();
        assertThat(env.get("B")).map(Secret::reveal).contains("`touch " + witness + "`");
    }

    @Test
    void namesShellCodeWithItsLineAndReadsTheRest() {
        String text = "A=1\nif [ -f x ]; then\n  source secrets.sh\nB=2\nset\n";

        assertThat(texts(text))
                .containsExactly(
                        "/srv/wss/.env:2: not a setting; expected NAME=value, a comment or an empty line",
                        "/srv/wss/.env:3: not a setting; expected NAME=value, a comment or an empty line",
                        "/srv/wss/.env:5: a name without a value; expected NAME=value, a comment or an empty line");
        assertThat(EnvFile.parse(FILE, text).values()).containsOnlyKeys("A", "B");
    }

    @Test
    void takesTheLastOfDuplicatesAndSaysSo() {
        assertThat(EnvFile.parse(FILE, "A=1\nB=2\nA=3\n").get("A"))
                .map(Secret::reveal)
                .contains("3");
        assertThat(texts("A=1\nB=2\nA=3\n"))
                .containsExactly("/srv/wss/.env:3: A is set a second time, first in line 1; the last one counts");
    }

    @Test
    void namesAQuoteThatIsNeverClosedAndGoesOn() {
        assertThat(texts("A=\"x\nB=2\n"))
                .containsExactly("/srv/wss/.env:1: the value of A has no closing \"; expected one before the end of"
                        + " the file");
        assertThat(EnvFile.parse(FILE, "A=\"x\nB=2\n").values()).containsOnlyKeys("B");
    }

    @Test
    void namesWhatStandsAfterAClosingQuote() {
        assertThat(texts("A='x'y\n"))
                .containsExactly(
                        "/srv/wss/.env:1: text after the closing quote of A; expected the end of the line or a comment");
    }

    @Test
    void aValueOfSeveralLinesKeepsTheLineNumbersRight() {
        EnvFile env = EnvFile.parse(FILE, "K='a\nb\nc'\nB=2\n");

        assertThat(env.get("K")).map(Secret::reveal).contains("a\nb\nc");
        assertThat(env.values().get("B").line()).isEqualTo(4);
    }

    @Test
    void valuesThatGrowByTheirVariablesAreCut() {
        StringBuilder text = new StringBuilder("A0=xxxxxxxxxxxxxxxx\n");
        for (int i = 1; i < 64; i++) {
            text.append("A%d=$A%d$A%d\n".formatted(i, i - 1, i - 1));
        }

        EnvFile env = EnvFile.parse(FILE, text.toString());

        assertThat(env.get("A63").orElseThrow().length()).isLessThan(1 << 17);
        assertThat(env.findings().stream().map(Finding::message))
                .anyMatch(m -> m.endsWith("grows too large by its variables; expected at most 65,536 characters"));
    }

    @Test
    void readsAFileWithByteOrderMarkAndWindowsLineEnds() throws Exception {
        Path file = write("\uFEFFA=1\r\nB=\"2\"\r\n".getBytes(StandardCharsets.UTF_8));

        EnvFile env = EnvFile.read(file);

        assertThat(env.get("A")).map(Secret::reveal).contains("1");
        assertThat(env.get("B")).map(Secret::reveal).contains("2");
        assertThat(env.findings()).isEmpty();
    }

    @Test
    void aBinaryFileIsRefusedWithItsLine() throws Exception {
        Path file = write("A=1\nB=\0\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> EnvFile.read(file))
                .isInstanceOf(SiteException.class)
                .hasMessage(file + ":2: a NUL byte found; expected text in UTF-8");
    }

    @Test
    void textInAnotherEncodingIsRefusedWithItsLine() throws Exception {
        Path file = write(new byte[] {'A', '=', '1', '\n', '\n', 'B', '=', (byte) 0xE4, '\n'});

        assertThatThrownBy(() -> EnvFile.read(file))
                .hasMessage(file + ":3: bytes that are not UTF-8 found; expected text in UTF-8");
    }

    @Test
    void whatIsNoFileOrTooLargeIsRefused() throws Exception {
        Path large = write(new byte[TextFile.LIMIT + 1]);

        assertThatThrownBy(() -> EnvFile.read(large))
                .hasMessage(large + ": larger than 1 MiB; expected a small text file");
        assertThatThrownBy(() -> EnvFile.read(directory))
                .hasMessage(directory + ": not a regular file; expected a text file");
        assertThatThrownBy(() -> EnvFile.read(directory.resolve("none")))
                .hasMessage(directory.resolve("none") + ": the file does not exist");
    }

    @Test
    void knowsASecretByItsNameOrByAPasswordInAUrl() {
        EnvFile env = EnvFile.parse(
                FILE,
                "PORT=3000\nJWT_SECRET=abcdefgh\nDATABASE_URL=postgresql://u:p%40ss@h/d\nCLICKHOUSE_URL=http://h\n");

        assertThat(env.values().values().stream().map(v -> v.name() + " " + v.shown()))
                .containsExactly("PORT 3000", "JWT_SECRET ***", "DATABASE_URL ***", "CLICKHOUSE_URL http://h");
        assertThat(env.secrets().stream().map(Secret::reveal))
                .containsExactly("abcdefgh", "postgresql://u:p%40ss@h/d", "p%40ss", "p@ss");
        assertThat(env + " " + env.values()).doesNotContain("abcdefgh").doesNotContain("p%40ss");
    }

    @Test
    void noFindingEverShowsAValue() {
        String text =
                "A_KEY=tellnobody$(x)\nA_KEY=tellnobody&\nB: tellnobody\nC='tellnobody'tellnobody\nD=\"tellnobody\n";

        assertThat(texts(text)).isNotEmpty().noneMatch(t -> t.contains("tellnobody"));
    }

    @Test
    void namesPlaceholders() {
        assertThat(texts("API_SECRET=YOUR_API_SECRET\n"))
                .containsExactly("/srv/wss/.env:1: the value of API_SECRET is still a placeholder");
    }

    private static List<String> texts(String env) {
        return EnvFile.parse(FILE, env).findings().stream().map(Finding::text).toList();
    }

    private Path write(byte[] bytes) throws java.io.IOException {
        return Files.write(directory.resolve("test.env"), bytes);
    }
}
