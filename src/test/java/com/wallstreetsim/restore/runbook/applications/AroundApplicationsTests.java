package com.wallstreetsim.restore.runbook.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.site.ProbeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stopped, started, asked: with processes that come, go and are not all alike. */
final class AroundApplicationsTests {
    private final TestContext context = new TestContext();
    private final FakeApplications applications = new FakeApplications("wss-web", "wss-api");
    private final StopApplications stop = new StopApplications(applications, true);
    private final StartApplications start = new StartApplications(applications);

    private Undo wayBack() {
        return ((WayBack.By) stop.wayBack()).undo();
    }

    @Test
    void aClusterOfWhichOneProcessFailedRunsAndIsStoppedAndStarted() throws Exception {
        applications.with("wss-web", "stopped").with("wss-api", "online", "errored");

        wayBack().prepare(context);
        assertThat(stop.standing(context)).isInstanceOf(Standing.NotDone.class);
        assertThat(stop.run(context).summary()).isEqualTo("stopped wss-api");
        assertThat(start.run(context).summary()).isEqualTo("started wss-api");

        assertThat(applications.calls).containsExactly("stop wss-api", "start wss-api");
    }

    @Test
    void oneThatIsStillComingUpRuns() throws Exception {
        applications.with("wss-web", "launching").with("wss-api", "errored");

        assertThat(RunningApplications.now(applications)).containsExactly("wss-web");
    }

    @Test
    void whatCameUpBetweenTheLooksIsStartedAgainToo() throws Exception {
        applications.with("wss-web", "online").with("wss-api", "stopped");
        var data = wayBack().prepare(context);
        applications.with("wss-api", "online");

        stop.run(context);
        assertThat(start.run(context).summary()).isEqualTo("started wss-web, wss-api");
        stop.run(context);
        assertThat(wayBack().run(context, data).summary()).isEqualTo("started wss-web, wss-api");
    }

    /** As root through sudo: the applications are those of another user's PM2. */
    @Test
    void saysWhichPm2KnowsNoneOfThem() throws Exception {
        wayBack().prepare(context);

        var ended = (Outcome.Done) stop.run(context);

        assertThat(ended.summary()).isEqualTo("PM2 of /root/.pm2 knows none of wss-web, wss-api; nothing was stopped");
        assertThat(ended.proofs()).singleElement().matches(Proof::isToDo, "shown as left to do");
        assertThat(applications.calls).isEmpty();
        assertThat(stop.preview(context).facts().get(0).value())
                .isEqualTo("PM2 of /root/.pm2 knows none of wss-web, wss-api");
        assertThat(health(200).run(context).summary())
                .isEqualTo("PM2 of /root/.pm2 knows none of wss-web, wss-api; nothing was asked");
    }

    @Test
    void asksNothingWhereNoneRanBefore() throws Exception {
        applications.with("wss-web", "stopped");
        wayBack().prepare(context);

        assertThat(health(500).run(context).summary())
                .isEqualTo("no application runs, as before the run; nothing was asked");
    }

    /** The host was restarted between the start and the question. */
    @Test
    void whatRanBeforeAndIsAwayNowIsAFailure() throws Exception {
        applications.with("wss-web", "online").with("wss-api", "online");
        wayBack().prepare(context);
        applications.processes.clear();

        var failure = catchThrowableOfType(StepException.class, () -> health(0).run(context));

        assertThat(failure.message()).isEqualTo("PM2 does not run wss-web, wss-api; 0 of 1 answers are as expected");
        assertThat(failure.hint()).startsWith("'pm2 start wss-web wss-api' starts them");
    }

    private CheckHealth health(int status) {
        var probe = new ProbeSpec(
                "Web page",
                "http://127.0.0.1:3000/",
                200,
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Optional.empty());
        return new CheckHealth(List.of(probe), new OneAnswer(status), applications);
    }

    private record OneAnswer(int status) implements Web {
        @Override
        public Answer get(String url, Duration limit) {
            return new Answer(status, "", Duration.ZERO, Optional.empty());
        }

        @Override
        public Optional<String> jsonAt(String json, String path) {
            return Optional.empty();
        }
    }
}
