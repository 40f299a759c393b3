package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line drops in the middle of a load: the engine goes on to its gate and waits there for whoever comes. */
class DroppedLineIT {
    private static final Duration LOADED_MACHINE = Duration.ofMinutes(4);

    @TempDir
    private Path place;

    private ScratchSite site;
    private Tmux terminal;
    private Path state;
    private String newData;

    @BeforeEach
    void openAShellAtASite() throws Exception {
        site = ScratchSite.start(place.resolve("site"), SmallDump.text(100));
        var backup =
                site.backup("wallstreetsim_20261122_020000.sql.gz", SmallDump.gzip(SmallDump.text(SmallDump.ORDERS)));
        site.postgres().create("by_psql", backup);
        newData = site.postgres().dumped("by_psql");
        site.postgres().drop("by_psql");
        state = Files.createDirectories(place.resolve("state"));
        var launcher = Path.of(System.getProperty("wss.launcher", "assets/wss-restore"));
        var command = Files.writeString(
                place.resolve("wizard"), """
                #!/bin/sh
                exec '%s' "$@" --site '%s' --state-dir '%s'
                """.formatted(launcher.toAbsolutePath(), site.directory(), state));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        terminal = Tmux.open(80, 24, place);
    }

    @AfterEach
    void close() throws Exception {
        for (var engine : engines()) {
            engine.destroyForcibly();
        }
        terminal.close();
        site.close();
    }

    /** As when sshd's process for the connection is killed: the parent of the shell and the holder of its terminal. */
    @Test
    void theEngineWaitsAtItsGateAfterTheKillOfTheShellsParent() throws Exception {
        dropped(() -> WizardSite.signal(terminal.server(), "KILL"));
    }

    @Test
    @Tag("all")
    void theEngineWaitsAtItsGateAfterTheTerminalWasClosed() throws Exception {
        dropped(() -> terminal.close());
    }

    @Test
    @Tag("all")
    void theEngineWaitsAtItsGateAfterAHangup() throws Exception {
        dropped(() -> {
            var shell = terminal.shell();
            WizardSite.signal(WizardSite.screenOf(shell), "HUP");
            WizardSite.signal(shell, "HUP");
        });
    }

    private interface Drop {
        void happens() throws Exception;
    }

    private void dropped(Drop drop) throws Exception {
        startARestore();
        terminal.awaits("NOW", "Load the backup into a side database");
        var engine = engines().get(0);
        var screen = WizardSite.screenOf(terminal.shell());
        // Held still, so that the line drops inside the load however fast that is.
        WizardSite.signal(engine, "STOP");
        drop.happens();
        Awaitility.await().atMost(LOADED_MACHINE).until(() -> !screen.isAlive());
        WizardSite.signal(engine, "CONT");

        var run = state.resolve("runs").resolve(newest());
        Awaitility.await()
                .atMost(LOADED_MACHINE)
                .until(() -> Files.readString(run.resolve("journal.jsonl")).contains("gate-opened"));
        assertThat(engine.isAlive()).as("it waits").isTrue();

        terminal = Tmux.open(80, 24, place);
        terminal.type("clear; ./wizard attach last; echo left with $?").press("Enter");
        HeldRun.awaiting().untilAsserted(() -> assertThat(terminal.screen()).containsAnyOf("q leave", "waits for you"));
        var began = System.nanoTime();
        terminal.awaits("DRILL", "SWAP THE DATABASE", "waits for you");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("from the first sight of the page to the gate")
                .isLessThan(Duration.ofSeconds(5));
        passTheGate();
        terminal.press("q");
        terminal.awaits("left with 0");
        assertThat(engine.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
        assertThat(site.postgres().dumped(ScratchSite.LIVE)).isEqualTo(newData);
    }

    private void startARestore() throws Exception {
        terminal.type("./wizard").press("Enter");
        terminal.awaits("WHAT TO DO");
        terminal.press("3");
        Awaitility.await()
                .atMost(LOADED_MACHINE)
                .untilAsserted(() -> assertThat(terminal.screen()).containsPattern("(?m)^> .* daily.* good "));
        terminal.press("Enter");
        terminal.awaits("> 2 Way");
        terminal.press("Enter");
        terminal.awaits("> 3 Safety-copy");
        terminal.press("Enter");
        terminal.awaits("> 4 Applications");
        terminal.press("Enter");
        terminal.awaits("Plan", "goes away");
        terminal.press("Tab", "Enter");
    }

    private void passTheGate() throws Exception {
        terminal.stays(Duration.ofMillis(600), "Type the name");
        terminal.type(ScratchSite.LIVE).press("Enter");
        terminal.awaits("the name is right");
        terminal.press("Tab");
        terminal.awaits(">( Swap )");
        terminal.press("Enter");
        terminal.awaits(LOADED_MACHINE, "COMPLETED");
    }

    private String newest() throws IOException {
        try (var runs = Files.list(state.resolve("runs"))) {
            return runs.map(run -> run.getFileName().toString())
                    .max(String::compareTo)
                    .orElseThrow();
        }
    }

    private java.util.List<ProcessHandle> engines() {
        return ProcessHandle.allProcesses()
                .filter(process -> java.util.List.of(process.info().arguments().orElse(new String[0]))
                        .contains("engine"))
                .filter(process -> java.util.Arrays.stream(
                                process.info().arguments().orElse(new String[0]))
                        .anyMatch(word -> word.equals(state.toString())))
                .toList();
    }
}
