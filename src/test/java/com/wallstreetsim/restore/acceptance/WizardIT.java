package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wizard as an operator meets it: the launcher, a real terminal of 80x24, the lab, and keys alone. */
class WizardIT {
    /** Far more than an idle machine needs: seconds there, minutes on one that does ten other things. */
    private static final Duration WHOLE_RUN = Duration.ofMinutes(4);

    private static final Pattern PROVEN = Pattern.compile("public\\.(\\w+): ([\\d,]+), expected ([\\d,]+)");

    private Path place;
    private WizardSite site;
    private Tmux terminal;

    @BeforeEach
    void openAShell() throws Exception {
        Files.createDirectories(Path.of("target"));
        place = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "wizard-it-");
        site = WizardSite.of(place);
        terminal = Tmux.open(80, 24, place);
    }

    @AfterEach
    void closeTheShell() throws Exception {
        terminal.close();
        // A test that failed leaves no run waiting at its gate.
        for (var engine : site.engine().filter(ProcessHandle::isAlive).stream().toList()) {
            WizardSite.signal(engine, "TERM");
        }
    }

    @Test
    void restoresUndoesRestoresAgainAndClosesByKeysAlone() throws Exception {
        site.keepTheData();
        site.insertMarker();
        startTheWizard();

        planARestore();
        start();
        stopAtTheGateWithAWrongName();
        terminal.type("sim").press("Enter");
        terminal.awaits("the name is right; Tab goes on to Swap", ">[ Cancel ]");
        assertThat(site.markers()).isEqualTo("1");
        terminal.press("Tab", "Enter");
        seeEveryTableProven();
        assertThat(site.markers()).isEqualTo("0");

        undo();
        assertThat(site.markers()).isEqualTo("1");

        terminal.press("Escape");
        planARestore();
        start();
        passTheGate("wallstreetsim", "Swap");
        terminal.awaits(WHOLE_RUN, "COMPLETED", "STILL OPEN");
        assertThat(site.markers()).isEqualTo("0");
        closeTheRun();

        leave();
        assertThat(terminal.awaits("left with 0")).doesNotContain("DRILL");
        assertThat(settings("after")).isEqualTo(settings("before"));
        site.putTheDataBack();
    }

    @Test
    void aKilledScreenLeavesAWorkingTerminalAndARunThatGoesOn() throws Exception {
        startTheWizard();
        planARestore();
        start();
        // Held still inside the load, so that the load lasts longer than what is looked at meanwhile.
        var engine = site.holdIn("load");
        try {
            terminal.awaits("NOW  4 Load the backup into a side database");
            WizardSite.signal(WizardSite.screenOf(terminal.shell()), "KILL");
            var left = terminal.awaits("left with 137");
            assertThat(left)
                    .contains("wss-restore: the screen ended with signal 9")
                    .doesNotContain("DRILL");
            terminal.awaits("settings kept");
            assertThat(settings("after")).isEqualTo(settings("before"));
            assertThat(engine.isAlive()).isTrue();

            startTheWizard();
            terminal.awaits("is running at step 4 of 9 (load)", "> 1  Watch the run that goes on");
            leave();
        } finally {
            WizardSite.signal(engine, "CONT");
        }
        terminal.awaits("left with 0");
        terminal.type("clear; ./wizard attach " + site.newestRun()).press("Enter");

        terminal.awaits(WHOLE_RUN, "SWAP THE DATABASE", "step 7 of 9 (swap) waits for you");
        cancelAtTheGate();
        assertThat(site.databases()).containsExactly("wallstreetsim");
    }

    @Test
    void tooSmallATerminalSaysSoAndGoesOnWhereItWasWhenEnlarged() throws Exception {
        startTheWizard();
        terminal.press("3");
        terminal.awaits("> 1 Backup   2 Way");

        terminal.resize(40, 10);
        assertThat(terminal.awaits("Too small: 40 x 10.")).isEqualTo("""
                 Too small: 40 x 10.
                 This needs 60 x 15.
                 Enlarge the window to go on where you
                 were, or press q to cancel and use
                 line mode:
                 wss-restore --plain
                 A run that was started goes on. No
                 other key does anything here.


                """);

        terminal.resize(80, 24);
        assertThat(terminal.awaits("> 1 Backup   2 Way", "Up/Down move  Enter choose"))
                .doesNotContain("Too small");
    }

    private void startTheWizard() throws Exception {
        terminal.type("clear; stty -a > before; ./wizard; echo left with $?; stty -a > after; echo settings kept")
                .press("Enter");
        terminal.awaits("WHAT TO DO", "3  Restore PostgreSQL from a backup", "q quit");
    }

    /** From the first page to the plan, with the newest good backup and what is proposed for the rest. */
    private void planARestore() throws Exception {
        terminal.awaits("WHAT TO DO");
        terminal.press("3");
        Awaitility.await()
                .atMost(WHOLE_RUN)
                .untilAsserted(() -> assertThat(terminal.screen()).containsPattern("(?m)^> .* daily.* good "));
        terminal.press("Enter");
        terminal.awaits("> 2 Way", "> Load beside, prove, swap");
        terminal.press("Enter");
        terminal.awaits("> 3 Safety-copy", "> No");
        terminal.press("Enter");
        terminal.awaits("> 4 Applications", "> Stop them just before the swap");
        terminal.press("Enter");
        terminal.awaits("> 5 Plan", ">  7 Swap: the side database", "DESTROYS  swap back", ">[ Back ]", "goes away");
    }

    private void start() throws Exception {
        terminal.press("Tab", "Enter");
    }

    private void stopAtTheGateWithAWrongName() throws Exception {
        openGate("Swap");
        terminal.type("wallstreet").press("Enter");
        terminal.awaits("not yet: the name of the database is wallstreetsim", ">[ Cancel ]");
        terminal.press("Tab", "Enter");
        var refused = terminal.awaits("not yet: the name of the database is wallstreetsim", ">( Swap )");
        assertThat(refused).contains("SWAP THE DATABASE", "rows proven");
        assertThat(site.markers()).isEqualTo("1");
        terminal.press("Tab");
    }

    private void passTheGate(String phrase, String verb) throws Exception {
        openGate(verb);
        terminal.type(phrase).press("Enter");
        terminal.awaits("the name is right; Tab goes on to " + verb, ">[ Cancel ]");
        terminal.press("Tab", "Enter");
    }

    /** A gate is deaf for its first half second, counted from before it is on the screen. */
    private void openGate(String verb) throws Exception {
        terminal.awaits(WHOLE_RUN, "Type the name", "( " + verb + " )");
        terminal.stays(Duration.ofMillis(600), "Type the name");
    }

    private void cancelAtTheGate() throws Exception {
        terminal.stays(Duration.ofMillis(600), "Type the name");
        terminal.press("Escape");
        terminal.awaits(">[ Cancel ]", "Press Enter or Esc");
        terminal.press("Enter");
        terminal.awaits("CANCELLED AT THE GATE");
        leave();
    }

    private void seeEveryTableProven() throws Exception {
        terminal.awaits("NOW");
        var end = terminal.awaits(WHOLE_RUN, "COMPLETED", "FOUND           EXPECTED", "STILL OPEN");
        assertThat(end)
                .containsPattern("public\\.actions +([\\d,]+) +\\1\\b")
                .contains("all as expected: p shows all", "Undo: swap back, under a second");

        terminal.press("p");
        var tables = new TreeMap<String, String>();
        // The page under it has the same words in its menu; the first line of this one it has not.
        readProofs(tables, terminal.awaits("All that was measured", "Read the backup to its last byte"));
        terminal.press("NPage");
        readProofs(tables, terminal.awaits("sequences not behind"));
        assertThat(tables).hasSize(11).containsKeys("agents", "trades", "world_state");
        terminal.press("Escape");
        terminal.awaits("COMPLETED");
    }

    private static void readProofs(Map<String, String> tables, String screen) {
        var proof = PROVEN.matcher(screen);
        while (proof.find()) {
            assertThat(proof.group(2)).as(proof.group(1)).isEqualTo(proof.group(3));
            tables.put(proof.group(1), proof.group(2));
        }
    }

    private void undo() throws Exception {
        terminal.press("u");
        terminal.awaits("Undo this run?", ">[ Back ]");
        terminal.press("Tab", "Enter");
        terminal.awaits(WHOLE_RUN, "UNDONE", "undone: what the run replaced is back");
        assertThat(site.databases()).hasSize(2).contains("wallstreetsim", kept("undone"));
        close(kept("undone"));
    }

    private void closeTheRun() throws Exception {
        var old = kept("before");
        assertThat(site.databases()).containsExactly("wallstreetsim", old);
        close(old);
        terminal.press("Escape");
        terminal.awaits("WHAT TO DO");
    }

    /** Possible once the engine has written its report. */
    private void close(String kept) throws Exception {
        terminal.awaits("needs a name typed");
        terminal.press("k");
        passTheGate(kept, "Drop");
        terminal.awaits("Closed: nothing of this run is kept");
        assertThat(site.databases()).containsExactly("wallstreetsim");
    }

    private String kept(String word) throws IOException {
        return "wallstreetsim_%s_%s"
                .formatted(
                        word, site.newestRun().replace("-postgres-restore", "").replace('-', '_'));
    }

    private void leave() throws Exception {
        terminal.press("q");
    }

    private String settings(String name) throws Exception {
        terminal.awaits("settings kept");
        return Files.readString(place.resolve(name));
    }
}
