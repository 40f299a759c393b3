package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Anna starts a run, Ben comes to it: he watches, approves where two are asked, or takes over when she is gone. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TwoOperatorsTests {
    private static final Identity BEN = new Identity("ben (as root)", "10.0.0.8", "host");

    private Rig rig;
    private FileRunHandle anna;
    private FileRunHandle ben;

    @BeforeEach
    void run(@TempDir Path state) throws Exception {
        rig = new Rig(state, Mode.LIVE, "look:scan", "destroy:swap");
        anna = rig.handle();
        ben = rig.handle(BEN);
    }

    private CompletableFuture<Integer> engine(int persons) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return rig.engine(persons).perform(Intent.RUN, () -> {}, () -> {});
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private RunEvent.GateOpened gate() {
        await().until(() -> anna.view().gate().isPresent());
        return rig.viewNow().gate().orElseThrow();
    }

    @Test
    void twoLoginsMustApproveAndOneCountsOnce() throws Exception {
        var engine = engine(2);
        anna.approve(gate(), "the-swap");
        await().until(() -> anna.view().people().missing() == 1);
        anna.approve(gate(), "the-swap");
        await().until(() -> "anna has approved already; another login must approve too"
                .equals(anna.view().gateMessage()));
        assertThat(rig.world.calls).doesNotContain("run swap");
        rig.handle(new Identity("anna (as root)", "10.0.0.9", "host")).approve(gate(), "the-swap");
        await().until(() -> "anna (as root) has approved already; another login must approve too"
                .equals(anna.view().gateMessage()));
        ben.approve(gate(), "the-swap");
        assertThat(engine.get()).isZero();
        assertThat(rig.lines().stream().map(line -> EventWords.of(line.event())))
                .containsSubsequence(
                        "gate 'swap' needs 2 persons, each from a login of its own",
                        "gate 'swap' approved by anna from 10.0.0.7; 1 more must, from another login",
                        "gate 'swap' approved by ben (as root) from 10.0.0.8",
                        "gate 'swap' passed by anna and ben (as root) from 10.0.0.7 and 10.0.0.8");
        assertThat(Files.readString(rig.directory.reportMarkdown()))
                .contains("passed by anna and ben (as root) from 10.0.0.7 and 10.0.0.8");
    }

    @Test
    void oneOfTwoMayDecline() throws Exception {
        var engine = engine(2);
        anna.approve(gate(), "the-swap");
        ben.decline(gate(), "not on a Friday");
        assertThat(engine.get()).isEqualTo(3);
        assertThat(rig.world.calls).doesNotContain("run swap");
    }

    @Test
    void somebodyElseOnlyWatches() throws Exception {
        var engine = engine(1);
        var gate = gate();
        for (var act :
                List.<Act>of(() -> ben.approve(gate, "the-swap"), () -> ben.decline(gate, "no"), () -> ben.cancel())) {
            assertThatThrownBy(act::perform)
                    .isInstanceOf(StepException.class)
                    .hasMessage("anna from 10.0.0.7 is in charge of this run");
        }
        // What does not go through the handle is refused by the engine itself.
        new AnswerFile(AnswerFile.Kind.APPROVE, "swap", gate.attempt(), "the-swap", BEN.by(), BEN.from())
                .writeTo(rig.directory);
        await().until(() -> "anna from 10.0.0.7 answers this run; take it over first"
                .equals(anna.view().gateMessage()));
        anna.approve(gate, "the-swap");
        assertThat(engine.get()).isZero();
    }

    private interface Act {
        void perform() throws StepException;
    }

    @Test
    void takesOverOnlyWhenTheFirstScreenIsGoneAndSaysWhy() throws Exception {
        var engine = engine(1);
        var gate = gate();
        var screen = new ProcessBuilder("sleep", "100").start();
        try {
            enter(screen.toHandle(), "anna");
            assertThat(ben.others()).extracting(Presence::by).containsExactly("anna");
            assertThatThrownBy(() -> ben.takeOver("she does not answer"))
                    .isInstanceOf(HeldException.class)
                    .hasMessage("run 20261122-184302-test-run is open on the screen of anna from 10.0.0.7,"
                            + " since 2026-11-22T18:43:02Z");
        } finally {
            screen.destroyForcibly().waitFor();
        }
        assertThat(ben.others()).isEmpty();
        assertThatThrownBy(() -> ben.takeOver("  ")).hasMessage("taking over needs a reason");
        ben.takeOver("she does not answer");
        await().until(() -> ben.mayNotAnswer().isEmpty());
        assertThat(anna.mayNotAnswer()).contains("ben (as root) from 10.0.0.8 is in charge of this run");
        ben.approve(gate, "the-swap");
        assertThat(engine.get()).isZero();
        assertThat(Files.readString(rig.directory.reportMarkdown()))
                .contains("taken over by ben (as root) from 10.0.0.8: she does not answer")
                .contains("gate 'swap' passed by ben (as root) from 10.0.0.8");
    }

    private void enter(ProcessHandle process, String by) throws Exception {
        var started = process.info().startInstant().orElseThrow().toString();
        new FrontDoor(rig.directory)
                .enter(new Presence(process.pid(), started, by, "10.0.0.7", "2026-11-22T18:43:02Z"));
    }

    @Test
    void aProcessNumberUsedAnewIsNoFrontEnd() throws Exception {
        var screen = new ProcessBuilder("sleep", "100").start();
        try {
            new FrontDoor(rig.directory)
                    .enter(new Presence(
                            screen.pid(), "2020-01-01T00:00:00Z", "anna", "10.0.0.7", "2020-01-01T00:00:01Z"));
            assertThat(ben.others()).isEmpty();
        } finally {
            screen.destroyForcibly().waitFor();
        }
    }

    @Test
    void personsAreToldApartByLoginAlone() {
        assertThat(Identity.samePerson("anna (as root)", "anna")).isTrue();
        assertThat(Identity.samePerson("root", "root")).isTrue();
        assertThat(Identity.samePerson("anna (as root)", "ben (as root)")).isFalse();
    }
}
