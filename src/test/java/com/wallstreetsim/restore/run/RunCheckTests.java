package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A record held against a world that is as recorded, further, behind, or changed by somebody else. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RunCheckTests {
    private Rig rig;

    @BeforeEach
    void completedRun(@TempDir Path state) throws Exception {
        rig = new Rig(state, Mode.LIVE, "look:scan", "change:side", "look:prove", "destroy:swap", "change:start");
        rig.perform(Intent.RUN, "the-swap");
    }

    @Test
    void agreesWithACompletedRunAndWritesNothing() throws Exception {
        var before = content();
        assertThat(check())
                .containsExactly(
                        "done         nothing to see",
                        "done         there",
                        "done         nothing to see",
                        "done         there",
                        "done         there");
        assertThat(CheckWords.agree(checks())).isTrue();
        assertThat(content()).isEqualTo(before);
        assertThat(rig.world.calls).noneMatch(call -> call.startsWith("undo"));
    }

    @Test
    void settlesWhatTheRecordDoesNotKnow() throws Exception {
        rig.cutAfter("StepStarted swap"::equals);
        rig.world.things.remove("start");
        assertThat(check()).contains("UNKNOWN      there", "not begun    not there");
        assertThat(CheckWords.conclusion(checks()))
                .containsExactly("Record and world agree; looking settles what the record does not know: Do swap.");
        rig.world.things.remove("swap");
        rig.world.half.add("swap");
        assertThat(check()).contains("UNKNOWN      half there: half of swap is there");
        assertThat(CheckWords.agree(checks())).isTrue();
    }

    @Test
    void tellsWhatSomebodyElseTookAway() throws Exception {
        rig.world.things.remove("side");
        assertThat(check().get(1)).isEqualTo("done         DIFFERS: not there");
        assertThat(CheckWords.agree(checks())).isFalse();
        assertThat(CheckWords.conclusion(checks()).get(0)).isEqualTo("Record and world differ at: Do side.");
    }

    @Test
    void tellsWhatIsThereAgainAfterAnUndo() throws Exception {
        rig.perform(Intent.UNDO);
        assertThat(CheckWords.agree(checks())).isTrue();
        rig.world.things.add("swap");
        assertThat(check().get(3)).isEqualTo("undone       DIFFERS: there");
    }

    @Test
    void needsNoLockOfTheEngine() throws Exception {
        try (var lock = FileLocks.tryTake(rig.directory.engineLock()).orElseThrow()) {
            assertThat(lock.lock().isValid()).isTrue();
            assertThat(CheckWords.agree(checks())).isTrue();
        }
    }

    @Test
    void saysExactlyWhyThisVersionCannotMakeThePlan() {
        rig.sameVersion("look:scan", "change:side", "look:prove", "destroy:exchange", "change:start");
        assertThatThrownBy(this::checks)
                .isInstanceOf(StepException.class)
                .hasMessage(
                        "run 20261122-184302-test-run cannot be taken up: its step 4 is 'Do swap' (swap, destroys, gate),"
                                + " and 'Do exchange' (exchange, destroys, gate) as this version makes it"
                                + " (made by 0.1, this is 0.2)");
        rig.sameVersion("look:scan");
        assertThatThrownBy(this::checks).hasMessageContaining("its step 2 is 'Do side' (side, changes), and missing");
    }

    private List<String> check() throws Exception {
        return checks().stream().map(CheckWords::line).toList();
    }

    private List<StepCheck> checks() throws Exception {
        var check = rig.check();
        var found = new ArrayList<StepCheck>();
        for (var step : check.steps()) {
            found.add(check.look(step));
        }
        return found;
    }

    private Map<String, String> content() throws IOException {
        var content = new HashMap<String, String>();
        try (var files = Files.walk(rig.state)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                content.put(file.toString(), Files.readString(file));
            }
        }
        return content;
    }
}
