package com.wallstreetsim.restore.adapter.pm2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.port.Applications.Application;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessListTests {
    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);
    private static final String TWO_API = """
            [{"name":"wss-api","pm2_env":{"status":"online","restart_time":2,"pm_uptime":400000,\
            "pm_out_log_path":"/l/out","pm_err_log_path":"/l/err","SECRET":"s3cret"}},\
            {"name":"wss-api","pm2_env":{"status":"errored","restart_time":15,"pm_uptime":900000}},\
            {"name":"wss-web","pm2_env":{"status":"online","restart_time":0,"pm_uptime":700000}}]""";

    @Test
    void readsTheLastLineBehindTheBanner() throws Exception {
        var processes = ProcessList.parse(List.of(">>>> In-memory PM2 is out-of-date", "[PM2] Spawning", TWO_API));

        assertThat(processes).hasSize(3);
        assertThat(processes.get(0).logs()).containsExactly(Path.of("/l/out"), Path.of("/l/err"));
    }

    @Test
    void makesOneApplicationOfAClusterAndShowsItsWorstInstance() throws Exception {
        assertThat(ProcessList.applications(ProcessList.parse(List.of(TWO_API)), NOW))
                .containsExactly(
                        new Application("wss-api", List.of("online", "errored"), 17, Duration.ofSeconds(600)),
                        new Application("wss-web", List.of("online"), 0, Duration.ofSeconds(300)));
    }

    @Test
    void aClusterRunsWhileAnyOfItDoesAndIsOnlineWhenAllOfItIs() {
        var half = application("online", "errored");
        assertThat(half.status()).isEqualTo("errored");
        assertThat(half.online()).isFalse();
        assertThat(half.running()).isTrue();
        assertThat(application("stopped", "errored").running()).isFalse();
        assertThat(application("stopped", "errored").stopped()).isFalse();
        assertThat(application("stopped", "stopped").stopped()).isTrue();
        assertThat(application("waiting restart").running()).isTrue();
    }

    private static Application application(String... statuses) {
        return new Application("wss-api", List.of(statuses), 0, Duration.ZERO);
    }

    @Test
    void tellsNoSecretOfAListItCannotRead() {
        var cut =
                catchThrowableOfType(StepException.class, () -> ProcessList.parse(List.of(TWO_API.substring(0, 200))));
        var banner = catchThrowableOfType(StepException.class, () -> ProcessList.parse(List.of("[PM2] Spawning")));
        var nothing = catchThrowableOfType(StepException.class, () -> ProcessList.parse(List.of()));

        assertThat(cut.message())
                .isEqualTo("PM2's list of processes cannot be read: it ends with a list that is not whole");
        assertThat(String.valueOf(cut.getCause().getMessage())).doesNotContain("s3cret");
        assertThat(banner.message()).startsWith("PM2's list of processes cannot be read");
        assertThat(nothing.message()).isEqualTo("PM2's list of processes cannot be read: it ends with ''");
    }
}
