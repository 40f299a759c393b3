package com.wallstreetsim.restore.runbook.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.adapter.FakeContainer;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.postgres.RestoreTools;
import com.wallstreetsim.restore.runbook.verify.VerifyTools;
import com.wallstreetsim.restore.site.Site;
import com.wallstreetsim.restore.site.SiteLoader;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class StartDatabasesTests {
    private static final String COMPOSE = """
            name: wss
            services:
              postgres: {image: "postgres:16-alpine", container_name: wss_postgres, environment: {POSTGRES_USER: u, POSTGRES_PASSWORD: "${POSTGRES_PASSWORD}", POSTGRES_DB: d}}
              redis: {image: "redis:7-alpine", container_name: wss_redis}
              clickhouse: {image: "clickhouse/clickhouse-server:latest", container_name: wss_clickhouse}
            """;

    @TempDir
    Path temporary;

    @Test
    @Timeout(20)
    void endsWithTheLastWordsOfAContainerThatGaveUp() throws Exception {
        var directory = Files.createDirectory(temporary.toRealPath().resolve("site"));
        Files.writeString(directory.resolve("docker-compose.db.yml"), COMPOSE);
        Files.writeString(directory.resolve(".env"), "POSTGRES_PASSWORD=never-used-anywhere\n");
        Files.writeString(directory.resolve("ecosystem.config.js"), "");
        var site = site(SiteLoader.load(directory));
        var destinations = fake(Destinations.class, (method, arguments) -> method.equals("open") ? site : "");
        var context = new TestContext();

        var failure = catchThrowableOfType(
                StepException.class, () -> new StartDatabases(destinations, directory).run(context));

        assertThat(failure.message()).isEqualTo("container 'wss_redis' ended with code 1: nobody answers");
        assertThat(failure.hint()).startsWith("Look at 'docker logs --tail 50 wss_redis'");
        assertThat(context.said())
                .containsExactly("container wss_redis is there: started as it was made", "the last words of wss_redis");
    }

    private static NewSite site(Site site) {
        var containers = fake(
                Containers.class,
                (method, arguments) -> method.equals("find")
                        ? Optional.of(state(site, (ContainerName) arguments[0]))
                        : List.of("the last words of " + arguments[0]));
        var database = fake(Database.class, (method, arguments) -> {
            throw new StepException("nobody answers", "Wait.");
        });
        var applications = never(Applications.class);
        var restore = new RestoreTools(
                site,
                never(Backups.class),
                database,
                containers,
                fake(Compose.class, (method, arguments) -> ""),
                applications,
                never(HostFiles.class),
                never(Web.class));
        var verify = new VerifyTools(
                site,
                containers,
                database,
                never(KeyValueStore.class),
                never(AnalyticsStore.class),
                applications,
                never(Web.class),
                Clock.systemUTC(),
                never(ExecutorService.class),
                Set.of());
        return new NewSite(site, restore, verify, names -> applications);
    }

    private static ContainerState state(Site site, ContainerName name) {
        var ended = name.toString().equals("wss_redis");
        return FakeContainer.in(name.value(), ended ? "exited" : "running")
                .exitCode(ended ? 1 : 0)
                .label(
                        "com.docker.compose.project.working_dir",
                        site.directory().toString())
                .state();
    }

    /** What a port answers to a call. */
    private interface Answering {
        Object to(String method, Object[] arguments) throws StepException;
    }

    private static <T> T fake(Class<T> port, Answering answering) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) ->
                        method.getReturnType() == void.class ? null : answering.to(method.getName(), arguments)));
    }

    private static <T> T never(Class<T> port) {
        return fake(port, (method, arguments) -> {
            throw new AssertionError(port.getSimpleName() + " was asked for " + method);
        });
    }
}
