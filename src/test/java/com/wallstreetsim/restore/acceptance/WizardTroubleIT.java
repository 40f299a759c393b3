package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong, and what mends it, by keys alone in a real terminal of 80x24. */
@Tag("all")
@Timeout(900)
class WizardTroubleIT {
    private static final Duration WHOLE_RUN = Duration.ofMinutes(4);
    private static final String POSTGRES = LabSite.id() + "_postgres";
    private static final String REDIS = LabSite.id() + "_redis";

    private Path place;
    private WizardSite site;
    private Tmux terminal;

    @BeforeEach
    void openTheWizard() throws Exception {
        Files.createDirectories(Path.of("target"));
        place = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "wizard-it-");
        site = WizardSite.of(place);
        terminal = Tmux.open(80, 24, place);
        terminal.type("clear; ./wizard; echo left with $?").press("Enter");
        terminal.awaits("WHAT TO DO", "2  Find out what is wrong", "q quit");
    }

    @AfterEach
    void closeTheShell() throws Exception {
        terminal.close();
        for (var engine : site.engine().filter(ProcessHandle::isAlive).stream().toList()) {
            WizardSite.signal(engine, "TERM");
        }
    }

    @Test
    void findsAStoppedRedisAndStartsItWithWhatItProposes() throws Exception {
        Shell.sh("docker", "stop", REDIS);
        try {
            terminal.press("2");
            var found = terminal.awaits(WHOLE_RUN, "COMPLETED", "most likely: container " + REDIS + " is exited (0)");
            assertThat(found).contains("> 1  Start or restart Redis and count its keys", "shows its plan first");
            terminal.press("Enter");
            terminal.awaits("> 1 Plan", "Restart container " + REDIS, ">[ Back ]");
            terminal.press("Tab", "Enter");
            terminal.awaits(WHOLE_RUN, "Restart Redis, data intact", "COMPLETED", "loading");
        } finally {
            Shell.sh("docker", "start", REDIS);
        }
        leave();
    }

    @Test
    void goesBackToATimeOnTheLineOfBackups() throws Exception {
        site.keepTheData();
        site.insertMarker();
        open("Restore PostgreSQL to a point in time", 1);
        var line = terminal.awaits(WHOLE_RUN, "> 1 Target", "Back to which time?", "TARGET  ", "is restored");
        assertThat(line).contains("> now", "after the backup are not brought back", "EMPTY");
        terminal.press("Down");
        terminal.awaits("the backup is of this very time");
        terminal.press("Up");
        terminal.awaits("> now");
        for (var i = 0; i < 3; i++) {
            terminal.press("BSpace");
        }
        terminal.type("yesterday").press("Enter");
        terminal.awaits("'yesterday' is no time with a zone");
        for (var i = 0; i < "yesterday".length(); i++) {
            terminal.press("BSpace");
        }
        terminal.type("now").press("Enter");
        terminal.awaits("> 2 Way");
        terminal.press("Enter");
        terminal.awaits("> 3 Safety-copy");
        terminal.press("Enter");
        terminal.awaits("> 4 Applications");
        terminal.press("Enter");
        terminal.awaits(WHOLE_RUN, "> 5 Plan", "DESTROYS  swap back", "goes away");
        terminal.press("Tab", "Enter");
        passTheGate("wallstreetsim", "Swap");
        var end = terminal.awaits(WHOLE_RUN, "COMPLETED", "STILL OPEN");
        assertThat(end).contains("Restore PostgreSQL to a point in time");
        assertThat(site.markers()).isEqualTo("0");
        undo();
        assertThat(site.markers()).isEqualTo("1");
        leave();
        dropWhatIsKept();
        site.putTheDataBack();
    }

    @Test
    void rebuildsPostgresAndUndoBringsTheOldVolumeBack() throws Exception {
        site.insertMarker();
        open("Rebuild PostgreSQL: container or volume", 2);
        Awaitility.await()
                .atMost(WHOLE_RUN)
                .untilAsserted(() -> assertThat(terminal.screen()).containsPattern("(?m)^> .* daily.* good "));
        terminal.press("Enter");
        terminal.awaits(WHOLE_RUN, "> 2 Plan", "DESTROYS", ">[ Back ]", "goes away");
        terminal.press("Tab", "Enter");
        passTheGate(POSTGRES, "Replace");
        terminal.awaits(WHOLE_RUN, "COMPLETED", "STILL OPEN");
        assertThat(site.markers()).isEqualTo("0");
        undo();
        assertThat(site.markers()).isEqualTo("1");
        leave();
        Shell.sh(
                "sh",
                "-c",
                "docker volume ls -q --filter label=wss.run=" + site.newestRun() + " | xargs -r docker volume rm");
    }

    /** From the first page through the list of all procedures. */
    private void open(String title, int down) throws Exception {
        terminal.press("p");
        terminal.awaits("All procedures");
        for (var i = 0; i < down; i++) {
            terminal.press("Down");
        }
        terminal.awaits("> " + title);
        terminal.press("Enter");
    }

    private void passTheGate(String phrase, String verb) throws Exception {
        terminal.awaits(WHOLE_RUN, "Type the name", "( " + verb + " )");
        terminal.stays(Duration.ofMillis(600), "Type the name");
        terminal.type(phrase).press("Enter");
        terminal.awaits("the name is right; Tab goes on to " + verb, ">[ Cancel ]");
        terminal.press("Tab", "Enter");
    }

    private void undo() throws Exception {
        terminal.press("u");
        terminal.awaits("Undo this run?", ">[ Back ]");
        terminal.press("Tab", "Enter");
        terminal.awaits(WHOLE_RUN, "UNDONE", "undone: what the run replaced is back");
    }

    private void leave() throws Exception {
        terminal.press("q");
        terminal.awaits("left with 0");
    }

    private void dropWhatIsKept() {
        for (var kept : LabSite.postgres().databases("wallstreetsim_")) {
            if (kept.contains("_before_") || kept.contains("_undone_")) {
                LabSite.postgres().drop(kept);
            }
        }
    }
}
