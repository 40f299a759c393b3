package com.wallstreetsim.restore.adapter.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ClickHouseHttpIT {
    private static TestContainer container;

    @BeforeAll
    static void start() {
        container = TestContainer.run(
                "-p",
                "127.0.0.1::8123",
                "-e",
                "CLICKHOUSE_DB=w",
                "-e",
                "CLICKHOUSE_USER=u",
                "-e",
                "CLICKHOUSE_PASSWORD=p w",
                "clickhouse/clickhouse-server:latest");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            try {
                return !store("p w").version().isEmpty();
            } catch (StepException e) {
                return false;
            }
        });
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void readsRowsAsTheyAre() throws Exception {
        assertThat(store("p w")
                        .query("SELECT * FROM (SELECT 'a\\tb\\nc\\\\', 1 AS n UNION ALL SELECT '', 2) ORDER BY n"))
                .isEqualTo(List.of(List.of("a\tb\nc\\", "1"), List.of("", "2")));
        assertThat(store("p w").query("SELECT 1 WHERE 0")).isEmpty();
    }

    @Test
    void noticesAFailureHalfWay() {
        var failure = catchThrowableOfType(
                StepException.class,
                () -> store("p w").query("SELECT throwIf(number = 200000) FROM system.numbers LIMIT 300000"));

        assertThat(failure.message()).startsWith("ClickHouse says: Code: 395");
    }

    @Test
    void tellsAWrongPassword() {
        assertThat(catchThrowableOfType(StepException.class, () -> store("no").version())
                        .message())
                .startsWith("ClickHouse refuses user 'u'");
    }

    private static ClickHouseHttp store(String password) {
        return new ClickHouseHttp(
                new ContainerRoute(new DockerContainers(Optional.empty()), container.name(), 8123),
                "u",
                Secret.of(password));
    }
}
