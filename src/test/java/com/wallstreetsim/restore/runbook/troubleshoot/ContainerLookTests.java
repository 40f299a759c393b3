package com.wallstreetsim.restore.runbook.troubleshoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.FakeContainer;
import com.wallstreetsim.restore.adapter.Fakes;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.site.ServiceSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerLookTests {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    @Test
    void aContainerThatIsUpBetweenTwoEndsIsToldAsOneThatEndsAgainAndAgain() throws Exception {
        var evidence = look(5, Duration.ofSeconds(1));

        assertThat(evidence.causes())
                .extracting(Cause::what)
                .containsExactly("container wss_postgres ends again and again: restarting, 2 s ago, 5 restarts");
    }

    @Test
    void oneThatStaysUpSinceItsLastEndRuns() throws Exception {
        assertThat(look(5, Duration.ofMinutes(1)).causes()).isEmpty();
    }

    @Test
    void oneThatWasStartedJustNowRuns() throws Exception {
        assertThat(look(0, Duration.ofSeconds(1)).causes()).isEmpty();
    }

    private static Evidence look(int restarts, Duration up) throws Exception {
        var state = FakeContainer.in("wss_postgres", "running")
                .exitCode(1)
                .restarts(restarts)
                .started(NOW.minus(up), NOW.minus(up).minusSeconds(1))
                .state();
        var containers = Fakes.of(Containers.class, Map.of("find", name -> Optional.of(state)));
        var evidence = new Evidence();
        new ContainerLook(
                        containers,
                        new ServiceSite("postgres", "wss_postgres", 5432, Optional.empty()),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Mend.by("Start it", TopicId.POSTGRES_START, "start"))
                .into(evidence);
        return evidence;
    }
}
