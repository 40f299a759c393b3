package com.wallstreetsim.restore.frontend.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.fake.Events;
import com.wallstreetsim.restore.frontend.fake.FakePace;
import com.wallstreetsim.restore.frontend.fake.ScriptedRun;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a follower says that a run has ended, its report is there: what comes next in a script may read it. */
final class FollowerTests {
    private static final Watcher NOBODY = new Watcher() {
        @Override
        public void line(JournalLine line, RunView before, RunView after) {}

        @Override
        public void gate(RunHandle run, RunEvent.GateOpened gate, Optional<String> message) {}
    };

    private final FakePace pace = new FakePace();

    @Test
    void endsWhenTheEngineHasWrittenItsReport() throws Exception {
        var run = new ScriptedRun(Events.RUN, Events.endingWith(Result.COMPLETED)).settlingFor(30);

        var ending = new Follower(run, pace).follow(NOBODY);

        assertThat(ending).isInstanceOf(Ending.Finished.class);
        assertThat(run.settling()).as("it has settled").isFalse();
        assertThat(Duration.ofNanos(pace.nanos())).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void endsWithoutTheReportWhereTheDiskHangs() throws Exception {
        var run = new ScriptedRun(Events.RUN, new ArrayList<>(List.copyOf(Events.endingWith(Result.COMPLETED))))
                .settlingFor(Integer.MAX_VALUE);

        assertThat(new Follower(run, pace).follow(NOBODY)).isInstanceOf(Ending.Finished.class);

        assertThat(Duration.ofNanos(pace.nanos())).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
    }

    /** Whoever comes later may start the undo while the report is still written: its end is not this run's. */
    @Test
    void endsWithItsOwnEndWhenSomebodyStartsAnotherEngine() throws Exception {
        var run = new ScriptedRun(Events.RUN, Events.endingWith(Result.FAILED_CHANGED)).settlingFor(30);
        var looks = new AtomicInteger();
        run.atEachLook(() -> {
            if (run.view().finished().isPresent() && looks.incrementAndGet() == 5) {
                run.resume();
            }
        });

        var ending = new Follower(run, pace).follow(NOBODY);

        assertThat(ending)
                .isInstanceOfSatisfying(
                        Ending.Finished.class,
                        end -> assertThat(end.finish().result()).isEqualTo(Result.FAILED_CHANGED));
    }
}
