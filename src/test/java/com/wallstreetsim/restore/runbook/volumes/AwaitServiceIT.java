package com.wallstreetsim.restore.runbook.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that never turns ready, in a real container: the words, and the last lines of its log. */
@Timeout(120)
class AwaitServiceIT {
    private static final Ready NEVER = context -> {
        throw new StepException("it answers 'not yet'", "Wait.");
    };

    private final ContainerName name =
            new ContainerName("wss-never-" + UUID.randomUUID().toString().substring(0, 8));
    private final TestContext context = new TestContext();

    @AfterEach
    void remove() throws Exception {
        docker("rm", "-f", "-v", name.value());
    }

    @Test
    void sayingSoAfterTheLimitWithTheLastLinesOfItsLog() throws Exception {
        docker("run", "-d", "--name", name.value(), "alpine:latest", "sh", "-c", "echo still recovering; sleep 600");

        assertThatThrownBy(() -> await(Duration.ofSeconds(2))).isInstanceOfSatisfying(StepException.class, failure -> {
            assertThat(failure.message())
                    .isEqualTo("container '%s' does not answer after 2 s: it answers 'not yet'".formatted(name));
            assertThat(failure.hint()).contains("docker logs --tail 50 " + name);
        });
        assertThat(context.said()).contains("still recovering");
    }

    @Test
    void notWaitingForAContainerThatEnded() throws Exception {
        docker("run", "-d", "--name", name.value(), "alpine:latest", "sh", "-c", "echo no space left; exit 3");

        assertThatThrownBy(() -> await(Duration.ofMinutes(1)))
                .isInstanceOf(StepException.class)
                .hasMessage("container '%s' ended with code 3: it answers 'not yet'".formatted(name));
        assertThat(context.said()).contains("no space left");
    }

    @Test
    void givingAContainerThatEndedOnceTheTimeToComeUpAgain() throws Exception {
        var once = "if [ -e /once ]; then sleep 600; fi; touch /once; exit 1";
        docker("run", "-d", "--restart", "unless-stopped", "--name", name.value(), "alpine:latest", "sh", "-c", once);
        var containers = new DockerContainers(Optional.ofNullable(System.getenv("DOCKER_HOST")));

        var answer = new AwaitService(containers, name)
                .until(
                        asked -> {
                            var state = containers.find(name).orElseThrow();
                            if (state.restarts() == 0 || !state.running()) {
                                throw new StepException("it answers 'not yet'", "Wait.");
                            }
                            return "up after %d".formatted(state.restarts());
                        },
                        Duration.ofMinutes(1),
                        context);

        assertThat(answer).isEqualTo("up after 1");
    }

    @Test
    void notWaitingForAContainerThatEndsAgainAndAgain() throws Exception {
        docker(
                "run",
                "-d",
                "--restart",
                "unless-stopped",
                "--name",
                name.value(),
                "alpine:latest",
                "sh",
                "-c",
                "exit 4");

        assertThatThrownBy(() -> await(Duration.ofMinutes(1)))
                .isInstanceOf(StepException.class)
                .hasMessage("container '%s' ended with code 4: it answers 'not yet'".formatted(name));
    }

    private void await(Duration limit) throws StepException, InterruptedException {
        new AwaitService(new DockerContainers(Optional.ofNullable(System.getenv("DOCKER_HOST"))), name)
                .until(NEVER, limit, context);
    }

    private static void docker(String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(java.util.List.of("docker"));
        command.addAll(java.util.List.of(words));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
