package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators on one site, and one who comes back to a run whose engine is gone; each is a process of its own. */
final class PeopleIT {
    private static final String SWAP = "swap=" + ScratchSite.LIVE;

    @TempDir
    static Path place;

    private static ScratchSite site;
    private static Path backup;

    @TempDir
    Path state;

    @BeforeAll
    static void start() throws IOException {
        site = ScratchSite.start(place, SmallDump.text(50));
        backup = site.backup("wallstreetsim_20261122_020000.sql.gz", SmallDump.gzip(SmallDump.text(20000)));
    }

    @AfterAll
    static void end() {
        site.close();
    }

    private static Program as(String login, String address, Program program) {
        return program.with("SUDO_USER", login).with("SSH_CONNECTION", address + " 50000 10.0.0.1 22");
    }

    /** The kernel's record of who logged in cannot be changed for a test; where there is none, sudo's word is taken. */
    private static void assumeNobodyLoggedIn() throws IOException {
        var record = Path.of("/proc/self/loginuid");
        assumeThat(!Files.exists(record) || Files.readString(record).strip().equals("4294967295"))
                .as("this process does not belong to a login")
                .isTrue();
    }

    @Test
    void aSecondPersonOpensTheGateAndAnotherStateDirectoryIsTurnedAway() throws Exception {
        assumeNobodyLoggedIn();
        var strict = site.copy(state.resolve("strict"));
        Files.writeString(
                strict.resolve("wss-restore.yaml"), "approvals:\n  default: 1\n  swap: 2\n", StandardOpenOption.APPEND);
        var annas = as("anna", "10.0.0.7", Program.on(strict, state.resolve("anna")))
                .with("EXPORTED_PASSWORD", "hunter-2-of-the-shell");
        var anna = annas.startRestore("--set", "backup=" + backup, "--approve", SWAP);
        var run = anna.await("run-created").path("run").asText();
        assertThat(anna.await("gate-needs").path("persons").asInt()).isEqualTo(2);
        assertThat(anna.await("gate-approved").path("missing").asInt()).isEqualTo(1);

        assertThat(environment(annas.state().resolve("runs").resolve(run).resolve("engine.pid")))
                .contains("SUDO_USER=anna")
                .doesNotContain("hunter-2-of-the-shell");

        var other = as("ben", "10.0.0.8", Program.on(strict, state.resolve("ben")));
        var turnedAway = other.restore("--set", "backup=" + backup, "--approve", SWAP);
        assertThat(turnedAway.exit()).isEqualTo(6);
        assertThat(turnedAway.said())
                .contains("apps is held by run %s of anna (as root) from 10.0.0.7, since ".formatted(run))
                .contains("wss-restore --state-dir %s attach %s".formatted(state.resolve("anna"), run));

        var again = annas.start("attach", run, "--approve", SWAP);
        again.await("gate-approved");
        assertThat(again.kill()).isNotZero();
        var bens = as("ben", "10.0.0.8", Program.on(strict, state.resolve("anna")));
        assertThat(bens.call("attach", run, "--approve", SWAP).exit()).isZero();
        assertThat(anna.end().exit()).isZero();
        assertThat(Files.readString(annas.state().resolve("runs").resolve(run).resolve("report.md")))
                .contains("approved by anna (as root) from 10.0.0.7; 1 more must, from another login")
                .contains("passed by anna (as root) and ben (as root) from 10.0.0.7 and 10.0.0.8");
        assertThat(annas.call("undo", run).exit()).isZero();
        site.oldDataAgain();
    }

    @Test
    void whoeverComesBackSeesWhatIsThereAndGoesOn() throws Exception {
        var program = site.program(state).with("WSS_RESTORE_CRASH_AT", "progress:load");
        var broken = program.restore("--set", "backup=" + backup, "--approve", SWAP);
        var run = broken.run();
        var healthy = site.program(state);
        var journal = state.resolve("runs").resolve(run).resolve("journal.jsonl");
        var before = Files.readString(journal);

        var check = healthy.call("check", "last");
        assertThat(check.exit()).isZero();
        assertThat(standing(check, "load")).isEqualTo("running partly settled");
        assertThat(standing(check, "postgres")).isEqualTo("done there agrees");
        assertThat(standing(check, "swap")).isEqualTo("pending not_there agrees");
        assertThat(Files.readString(journal)).isEqualTo(before);

        assertThat(healthy.call("resume", run, "--approve", SWAP).exit()).isZero();
        var whole = healthy.call("check", run);
        assertThat(whole.exit()).isZero();
        assertThat(standing(whole, "load")).isEqualTo("done not_there agrees");

        var kept = ScratchSite.LIVE + "_before_" + run.substring(0, 15).replace('-', '_');
        site.postgres().ask("postgres", "DROP DATABASE \"" + kept + "\"");
        var differs = healthy.call("check", run);
        assertThat(differs.exit()).isEqualTo(1);
        assertThat(standing(differs, "swap")).isEqualTo("done not_there differs");
        site.oldDataAgain();
    }

    private static String environment(Path pidFile) throws IOException {
        return Files.readString(Path.of("/proc", Files.readString(pidFile).strip(), "environ"));
    }

    private static String standing(Ended check, String step) {
        return check.lines().stream()
                .filter(line -> line.path("event").asText().equals("standing"))
                .filter(line -> line.path("step").asText().equals(step))
                .map(line -> "%s %s %s"
                        .formatted(
                                line.path("recorded").asText(),
                                line.path("found").asText(),
                                line.path("verdict").asText()))
                .findFirst()
                .orElseThrow();
    }
}
