package com.wallstreetsim.restore.runbook.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisReadyTests {
    private final TestContext context = new TestContext();

    @Test
    void tellsHowFarALoadingRedisIsInItsOwnFigures() {
        var loading = Map.of(
                "loading", "1",
                "loading_loaded_bytes", "61",
                "loading_total_bytes", "100",
                "loading_loaded_perc", "61.00",
                "loading_eta_seconds", "4");

        assertThatThrownBy(() -> new RedisReady(answering(loading)).ask(context))
                .isInstanceOf(StepException.class)
                .hasMessage("Redis is loading its data set");
        assertThat(context.progress()).containsExactly(new Progress(61, 100, "bytes", "61.00 % loaded, 4 s to go"));
    }

    @Test
    void isReadyOnceItHasLoaded() throws Exception {
        assertThat(new RedisReady(answering(Map.of("loading", "0"))).ask(context))
                .isEqualTo("Redis answers, 12 keys");
        assertThat(context.progress()).isEmpty();
    }

    private static KeyValueStore answering(Map<String, String> persistence) {
        return new KeyValueStore() {
            @Override
            public String ping() {
                return "PONG";
            }

            @Override
            public long keys() {
                return 12;
            }

            @Override
            public Map<String, String> info(String section) {
                assertThat(section).isEqualTo("persistence");
                return persistence;
            }

            @Override
            public String setting(String name) {
                throw new AssertionError("nobody asks for " + name);
            }

            @Override
            public void beginSnapshot() {
                throw new AssertionError("nobody asks for a snapshot");
            }

            @Override
            public Map<String, Long> kinds() {
                throw new AssertionError("nobody asks for kinds");
            }
        };
    }
}
