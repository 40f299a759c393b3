package com.wallstreetsim.restore.runbook.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.FakeEngine;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.site.ServiceSite;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine is killed while Docker stops a container for it, and the next one undoes at once: the service must stay up. */
@Timeout(120)
class StopUnderWayIT {
    private static final String SLOW_TO_END =
            "trap 'echo told to end; sleep 4; exit 0' TERM; echo up; while :; do sleep 0.1; done";

    @TempDir
    Path directory;

    private final ContainerName name =
            new ContainerName("wss-slow-" + UUID.randomUUID().toString().substring(0, 8));
    private final DockerContainers containers = new DockerContainers(Optional.ofNullable(System.getenv("DOCKER_HOST")));
    private final TestContext context = new TestContext();
    private StoreTools tools;
    private ServiceSite at;

    @BeforeEach
    void run() throws Exception {
        var site = FakeEngine.site(directory.toRealPath());
        var fake = new FakeEngine().tools(site);
        tools = new StoreTools(
                site,
                containers,
                fake.volumes(),
                fake.helpers(),
                fake.compose(),
                fake.applications(),
                fake.files(),
                fake.web());
        at = new ServiceSite("redis", name.value(), 6379, Optional.empty());
        assertThat(docker("run", "-d", "--name", name.value(), "alpine:latest", "sh", "-c", SLOW_TO_END)
                        .waitFor())
                .isZero();
        awaitInLog("up");
    }

    @AfterEach
    void remove() throws Exception {
        docker("rm", "-f", "-v", name.value()).waitFor();
    }

    @Test
    void theStopOfAHaltIsSeenThroughBeforeTheStart() throws Exception {
        var store = new Store(at, "live", "alpine:latest", FakeEngine.RUN);

        undoneInTheMiddle(new HaltService(tools, store, asked -> runs()), "halt.told");
    }

    @Test
    void theStopOfARestartIsSeenThroughBeforeTheStart() throws Exception {
        undoneInTheMiddle(new RestartContainer(tools, at, BeforeStop.NOTHING, asked -> runs()), "restart.started");
    }

    private void undoneInTheMiddle(Step step, String told) throws Exception {
        var undo = ((WayBack.By) step.wayBack()).undo();
        var data = Map.copyOf(undo.prepare(context));
        var first = state().started();
        context.remember(told, first);
        var asking = docker("stop", "-t", "60", name.value());
        awaitInLog("told to end");
        asking.destroyForcibly().waitFor();
        assertThat(state().running()).as("Docker still stops it").isTrue();

        undo.run(context, data);

        assertThat(state().running()).isTrue();
        assertThat(state().started()).as("the start it runs on").isNotEqualTo(first);
    }

    private String runs() throws StepException {
        if (!state().running()) {
            throw new StepException("it does not run", "Wait.");
        }
        return "it runs";
    }

    private ContainerState state() throws StepException {
        return containers.find(name).orElseThrow();
    }

    private void awaitInLog(String line) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> containers.log(name, 10).contains(line));
    }

    private static Process docker(String... words) throws Exception {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                .start();
    }
}
