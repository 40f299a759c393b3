package com.wallstreetsim.restore.runbook.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.FakeContainer;
import com.wallstreetsim.restore.adapter.FakeEngine;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way back of a stop claims that the service serves again only when it does, and asks for no more than before. */
@Timeout(20)
final class HaltServiceTests {
    @TempDir
    Path directory;

    private final FakeEngine engine = new FakeEngine();
    private final TestContext context = new TestContext();
    private boolean answers = true;
    private HaltService halt;
    private Undo startAgain;

    @BeforeEach
    void open() throws Exception {
        var site = FakeEngine.site(directory.toRealPath());
        halt = new HaltService(engine.tools(site), FakeEngine.redis(site), this::ask);
        startAgain = ((WayBack.By) halt.wayBack()).undo();
    }

    private static FakeContainer started(int second) {
        return FakeContainer.in("wss_redis", "running").started(Instant.EPOCH.plusSeconds(second), Instant.EPOCH);
    }

    private String ask(Object asked) throws StepException {
        if (!answers) {
            throw new StepException("nobody answers", "Wait.");
        }
        return "PONG";
    }

    @Test
    void waitsForTheAnswerOfOneThatAnswered() throws Exception {
        engine.with("wss_redis", "running");
        var data = startAgain.prepare(context);

        assertThat(startAgain.run(context, data).summary()).isEqualTo("container 'wss_redis' started: PONG");
        assertThat(engine.done()).containsExactly("start wss_redis");
    }

    /** The stop of an engine that was killed may still be under way: started before its end, the service would end. */
    @Test
    void seesAStopThroughBeforeItStartsAgain() throws Exception {
        engine.with(started(1));
        var data = startAgain.prepare(context);
        halt.run(context);

        startAgain.run(context, data);

        assertThat(engine.done()).containsExactly("stop wss_redis", "stop wss_redis", "start wss_redis");
    }

    @Test
    void leavesOneThatWasStartedSince() throws Exception {
        engine.with(started(1));
        var data = startAgain.prepare(context);
        halt.run(context);
        engine.with(started(2));

        startAgain.run(context, data);

        assertThat(engine.done()).containsExactly("stop wss_redis", "start wss_redis");
    }

    @Test
    void failsWithTheLastWordsOfOneThatDoesNotComeBack() throws Exception {
        engine.with("wss_redis", "running");
        var data = startAgain.prepare(context);
        engine.with("wss_redis", "exited");
        answers = false;

        assertThatThrownBy(() -> startAgain.run(context, data))
                .isInstanceOf(StepException.class)
                .hasMessage("container 'wss_redis' ended with code 0: nobody answers");
        assertThat(context.said()).containsExactly("the last words of wss_redis");
    }

    @Test
    void onlyStartsOneThatRanAndDidNotAnswer() throws Exception {
        engine.with("wss_redis", "running");
        answers = false;
        var data = startAgain.prepare(context);

        assertThat(startAgain.run(context, data).summary()).isEqualTo("container 'wss_redis' started");
        assertThat(engine.done()).containsExactly("start wss_redis");
    }

    @Test
    void leavesOneThatHadNotRun() throws Exception {
        engine.with("wss_redis", "exited");
        var data = startAgain.prepare(context);

        assertThat(startAgain.run(context, data).summary()).isEqualTo("container 'wss_redis' had not been running");
        assertThat(engine.done()).isEmpty();
    }

    @Test
    void startsOneWhoseRunRecordedNothingOfAnAnswer() throws Exception {
        engine.with("wss_redis", "exited");
        answers = false;

        assertThat(startAgain.run(context, Map.of("ran", "true")).summary()).isEqualTo("container 'wss_redis' started");
    }
}
