package com.wallstreetsim.restore.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.exceptions.JedisDataException;

@Timeout(60)
class JedisStoreIT {
    private static TestContainer container;

    @BeforeAll
    static void start() {
        container = TestContainer.run(
                "-p", "127.0.0.1::6379", "redis:7-alpine", "redis-server", "--requirepass", "p w", "--save", "");
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> container
                        .inside("redis-cli -a 'p w' --no-auth-warning ping")
                        .strip()
                        .equals("PONG"));
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void countsTheKeysOfAllDatabases() throws Exception {
        container.inside(
                "redis-cli -a 'p w' --no-auth-warning set a 1; redis-cli -a 'p w' --no-auth-warning -n 3 set b 2");

        assertThat(store("p w").ping()).isEqualTo("PONG");
        assertThat(store("p w").keys()).isEqualTo(2);
        assertThat(store("p w").info("persistence")).containsEntry("loading", "0");
    }

    @Test
    void tellsNoPasswordAWrongOneAndNoServerApart() {
        assertThat(failure("").message()).isEqualTo("Redis wants a password");
        assertThat(failure("no").message()).isEqualTo("Redis refuses the password");
        var silent = new JedisStore(() -> new Route("127.0.0.1", 1, "published port 127.0.0.1:1"), Secret.of("x"));
        assertThat(catchThrowableOfType(StepException.class, silent::ping).message())
                .isEqualTo("Redis does not answer at published port 127.0.0.1:1: Connection refused");
    }

    /** A server that loads is hard to meet: the words are those of Redis 7.0. */
    @Test
    void tellsAServerThatLoads() {
        var loading = new JedisDataException("LOADING Redis is loading the dataset in memory");

        assertThat(JedisStore.translated(loading, new Route("127.0.0.1", 1, "x"))
                        .message())
                .isEqualTo("Redis is loading its data set");
    }

    private static StepException failure(String password) {
        return catchThrowableOfType(StepException.class, () -> store(password).ping());
    }

    private static JedisStore store(String password) {
        return new JedisStore(
                new ContainerRoute(new DockerContainers(Optional.empty()), container.name(), 6379),
                Secret.of(password));
    }
}
