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

/** Restores Redis and ClickHouse on the full screen, 80x24, by keys alone: first page, picker, plan, gate, end, undo. */
@Tag("all")
@Timeout(900)
class WizardStoresIT {
    private static final Duration WHOLE_RUN = Duration.ofMinutes(5);

    private Path place;
    private WizardSite site;
    private Tmux terminal;
    private Program program;

    @BeforeEach
    void openAShell() throws Exception {
        Files.createDirectories(Path.of("target"));
        place = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "wizard-stores-");
        site = WizardSite.of(place);
        program = LabSite.program(place.resolve("state"));
        terminal = Tmux.open(80, 24, place);
    }

    @AfterEach
    void closeTheShell() throws Exception {
        terminal.close();
        for (var engine : site.engine().filter(ProcessHandle::isAlive).stream().toList()) {
            WizardSite.signal(engine, "TERM");
        }
    }

    @Test
    void restoresRedisAndUndoesItByKeysAlone() throws Exception {
        var whole = Stores.agents();
        backUp("redis");
        Stores.redis("DEL", "agent:1", "agent:2");
        var broken = Stores.agents();

        restore('4', "Restore Redis from an RDB file", Stores.REDIS);
        assertThat(Stores.agents()).isEqualTo(whole);
        undo();
        Stores.awaitRedis();
        assertThat(Stores.agents()).isEqualTo(broken);
        Stores.close(program, site.newestRun());
        putBack("redis.restore", "rdb=newest", Stores.REDIS);
        assertThat(Stores.agents()).isEqualTo(whole);
    }

    @Test
    void restoresClickHouseAndUndoesItByKeysAlone() throws Exception {
        var whole = Stores.ticks();
        backUp("clickhouse");
        var first =
                Stores.clickhouse("SELECT min(partition) FROM system.parts WHERE table = 'market_ticks' AND active");
        Stores.clickhouse("ALTER TABLE wallstreetsim.market_ticks DROP PARTITION " + first);
        var broken = Stores.ticks();

        restore('5', "Restore ClickHouse from an archive", Stores.CLICKHOUSE);
        assertThat(Stores.ticks()).isEqualTo(whole);
        undo();
        Stores.awaitClickHouse();
        assertThat(Stores.ticks()).isEqualTo(broken);
        Stores.close(program, site.newestRun());
        putBack("clickhouse.restore", "archive=newest", Stores.CLICKHOUSE);
        assertThat(Stores.ticks()).isEqualTo(whole);
    }

    private void backUp(String what) {
        var saved = program.call("run", "backup.now", "--set", "what=" + what, "--set", "rotate=no");
        assertThat(saved.exit()).as(saved.said()).isZero();
    }

    private void putBack(String procedure, String answer, String container) {
        var ended = program.call("run", procedure, "--set", answer, "--approve", "quarantine=" + container);
        assertThat(ended.exit()).as(ended.said()).isZero();
        Stores.close(program, ended.run());
    }

    private void restore(char family, String title, String container) throws Exception {
        terminal.type("clear; ./wizard").press("Enter");
        terminal.awaits("WHAT TO DO", "q quit");
        terminal.press(String.valueOf(family));
        terminal.awaits(title, "3 procedures");
        // Restart, rebuild, restore: in the runbook's order.
        terminal.press("Down", "Down");
        terminal.awaits("> " + title);
        terminal.press("Enter");
        Awaitility.await()
                .atMost(WHOLE_RUN)
                .untilAsserted(() -> assertThat(terminal.screen()).containsPattern("(?m)^> .* daily.* good "));
        terminal.press("Enter");
        terminal.awaits("> 2 Plan", "Quarantine: keep the old data", "DESTROYS", ">[ Back ]", "goes away");
        terminal.press("Tab", "Enter");
        passTheGate(container);
        terminal.awaits(WHOLE_RUN, "COMPLETED", "STILL OPEN", "Undo: put the old data back");
    }

    /** A gate is deaf for its first half second, counted from before it is on the screen. */
    private void passTheGate(String container) throws Exception {
        terminal.awaits(WHOLE_RUN, "Type the container's name", "( Replace )");
        terminal.stays(Duration.ofMillis(600), "Type the container's name");
        var begun = container.length() - 3;
        terminal.type(container.substring(0, begun)).press("Enter");
        terminal.awaits("not yet: the container's name is " + container, ">[ Cancel ]");
        // On to the button, and round to the field.
        terminal.press("Tab", "Tab");
        terminal.type(container.substring(begun)).press("Enter");
        terminal.awaits("the name is right; Tab goes on to Replace", ">[ Cancel ]");
        terminal.press("Tab", "Enter");
    }

    private void undo() throws Exception {
        terminal.press("u");
        terminal.awaits("Undo this run?", ">[ Back ]");
        terminal.press("Tab", "Enter");
        terminal.awaits(WHOLE_RUN, "UNDONE", "undone: what the run replaced is back");
        terminal.press("q");
    }
}
