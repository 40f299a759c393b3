package com.wallstreetsim.restore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.fake.Events;
import com.wallstreetsim.restore.frontend.fake.FakeDesk;
import com.wallstreetsim.restore.frontend.fake.ScriptedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTests {
    private final Typed shell = new Typed(new FakeDesk(
            new ScriptedRun("20261122-184302-postgres-restore", Events.toTheGate()),
            new ScriptedRun("20261121-090000-postgres-restore", Events.toTheGate())));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stauts | there is no command 'stauts' | Did you mean 'status'? 'wss-restore --help' lists what there is.
            status --jsno | unknown option '--jsno' | Did you mean '--json'? 'wss-restore status --help' lists what there is.
            status now | nothing is expected at 'now' | 'wss-restore status --help' lists what there is.
            run | <procedure> is missing | 'wss-restore run --help' lists what there is.
            --site | '--site' needs a DIR | 'wss-restore --help' lists what there is.
            --theme red | invalid value for option '--theme': 'red' is not one of colour, mono | 'wss-restore --help' lists what there is.
            completion fish | invalid value for <shell>: 'fish' is not one of bash, zsh | 'wss-restore completion --help' lists what there is.
            run nothing | there is no procedure 'nothing' | 'wss-restore procedures' lists them.
            run restore | there is no procedure 'restore' | Did you mean 'postgres.restore' or 'redis.restore'? 'wss-restore procedures' lists them.
            run postgres.restore | no answer for 'backup': Which backup? | Give one with '--set backup=...'. The newest good one is usual.
            run postgres.restore --set backup | '--set backup' is not of the form name=value | Write it like '--set backup=newest'.
            run postgres.restore --set backup=a --set backup=b | '--set backup=...' is there twice | Leave one of them out.
            run postgres.restore --set backup=old | 'backup' cannot be 'old': no such backup | The newest good one is usual.
            run postgres.restore --set backup=newest --set safety-copy=maybe | 'safety-copy' cannot be 'maybe': 'maybe' is not one of [no, yes] | It is kept anyway.
            run postgres.restore --set backup=newest --set speed=high | 'postgres.restore' has no question 'speed' | It asks for: backup, safety-copy.
            run postgres.restore --approve swap | '--approve swap' is not of the form name=value | Write it like '--approve swap=wallstreetsim'.
            report nothing | there is no run 'nothing' | 'wss-restore runs' lists them.
            report 2026 | '2026' is the beginning of 2 runs | Type more of it: 20261122-184302-postgres-restore, 20261121-090000-postgres-restore, or 'last'.
            """)
    void badUsageSaysWhatWhichAndNext(String typed, String message, String hint) {
        var exit = shell.type(typed.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(shell.err()).isEqualTo("wss-restore: %s\n  %s\n".formatted(message, hint));
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void badUsageIsAnObjectTooWhereJsonWasAskedFor() {
        var exit = shell.type("run", "postgres.restore", "--set", "backup=old", "--json");

        assertThat(exit).isEqualTo(2);
        assertThat(shell.out())
                .isEqualTo("{\"event\":\"error\",\"message\":\"'backup' cannot be 'old': no such"
                        + " backup\",\"hint\":\"The newest good one is usual.\"}\n");
    }

    @Test
    void withoutATerminalTheWizardPointsToRun() {
        var exit = shell.type();

        assertThat(exit).isEqualTo(2);
        assertThat(shell.err()).isEqualTo("""
                wss-restore: the wizard needs a terminal, and input or output is none
                  Use 'wss-restore run <procedure>' in scripts, or '--plain' to be asked line by line.
                """);
        assertThat(shell.performed()).as("nothing is opened for a message").isEmpty();
    }

    @Test
    void withoutRunsThereIsNoLastOne() {
        var empty = new Typed(new FakeDesk());

        assertThat(empty.type("undo", "last")).isEqualTo(2);
        assertThat(empty.err()).isEqualTo("""
                wss-restore: there is no run yet
                  'wss-restore' or 'wss-restore run' makes one.
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "run",
                "runs",
                "attach",
                "resume",
                "undo",
                "close",
                "report",
                "procedures",
                "contacts",
                "about",
                "completion"
            })
    void everyCommandHasHelpWithAnExampleThatFitsTheScreen(String command) {
        assertThat(shell.type(command, "--help")).isZero();
        assertThat(shell.out()).contains("Usage: wss-restore " + command, "Example", "  wss-restore " + command);
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(shell.performed()).isEmpty();
    }

    @Test
    void theHelpFitsTheScreenAndHidesTheEngine() {
        assertThat(shell.type("--help")).isZero();
        assertThat(shell.out()).contains("Exit codes:").doesNotContain("engine");
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void takesAnswersFromAFileAndLetsSetComeFirst(@TempDir Path dir) throws Exception {
        var file = Files.writeString(dir.resolve("answers.yaml"), "backup: old\nsafety-copy: yes\n");
        var desk = new FakeDesk(
                new ScriptedRun(Events.RUN, Events.endingWith(com.wallstreetsim.restore.run.Result.COMPLETED)));
        var typed = new Typed(desk);

        assertThat(typed.type(
                        "run", "postgres.restore", "--answers", file.toString(), "--set", "backup=newest", "--dry-run"))
                .isZero();
        assertThat(desk.started()).containsExactly("dry {backup=newest, safety-copy=yes}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - newest | is no mapping of names to values | It holds lines like 'backup: newest', one for each question.
            backup: [a] | has no plain value for 'backup' | It holds lines like 'backup: newest', one for each question.
            """)
    void refusesAnAnswersFileOfAnotherForm(String text, String problem, String hint, @TempDir Path dir)
            throws Exception {
        var file = Files.writeString(dir.resolve("answers.yaml"), text);

        assertThat(shell.type("run", "postgres.restore", "--answers", file.toString()))
                .isEqualTo(2);
        assertThat(shell.err()).isEqualTo("wss-restore: answers file '%s' %s\n  %s\n".formatted(file, problem, hint));
    }

    @Test
    void saysTheLineOfAnAnswersFileThatIsNoYaml(@TempDir Path dir) throws Exception {
        var file = Files.writeString(dir.resolve("answers.yaml"), "backup: newest\nbackup: other\n");

        assertThat(shell.type("run", "postgres.restore", "--answers", file.toString()))
                .isEqualTo(2);
        assertThat(shell.err()).startsWith("wss-restore: answers file '%s', line 2: ".formatted(file));
    }

    @Test
    void refusesASymbolicLinkAsAnswersFile(@TempDir Path dir) throws Exception {
        var link = Files.createSymbolicLink(dir.resolve("link"), Files.writeString(dir.resolve("a"), "backup: newest"));

        assertThat(shell.type("run", "postgres.restore", "--answers", link.toString()))
                .isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo(
                        "wss-restore: answers file '%s' is a symbolic link\n  Name the file itself.\n".formatted(link));
    }

    @Test
    void saysThatAnAnswersFileIsMissing() {
        assertThat(shell.type("run", "postgres.restore", "--answers", "/nowhere/a.yaml"))
                .isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("wss-restore: answers file '/nowhere/a.yaml' does not exist\n  Check the path.\n");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        shell.type("--site", "/a", "--theme", "mono", "procedures");
        shell.type("procedures", "--site", "/a", "--state-dir", "/s", "--plain");

        assertThat(shell.performed()).isEqualTo(List.of("open /a - - MONO", "open /a /s plain -"));
    }
}
