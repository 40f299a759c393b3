package com.wallstreetsim.restore.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.adapter.host.HostCommands;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DockerComposeIT {
    private final ContainerName name =
            new ContainerName("wss-test-" + UUID.randomUUID().toString().substring(0, 8));
    private final DockerContainers containers = new DockerContainers(Optional.empty());
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path site;

    @BeforeEach
    void writeFiles() throws Exception {
        Files.writeString(site.resolve("db.yml"), """
                services:
                  one:
                    image: ${IMAGE:-alpine:latest}
                    container_name: %s
                    labels: {wss.test: "1"}
                    network_mode: none
                    command: sleep 1000
                    environment: {WORD: "${REDIS_PASSWORD:-from nowhere}"}
                """.formatted(name));
        Files.writeString(site.resolve(".env"), "REDIS_PASSWORD=from the file\n");
    }

    @AfterEach
    void remove() {
        TestContainer.sh(List.of("sh", "-c", "docker rm -f -v " + name + " >/dev/null 2>&1; true"));
    }

    @Test
    void bringsAServiceUpUnderTheProjectItHadWithTheFilesOfTheSiteAlone() throws Exception {
        compose(Map.of("REDIS_PASSWORD", "from the shell", "COMPOSE_PROJECT_NAME", "other"))
                .up("one", said::add);
        var state = containers.find(name).orElseThrow();
        assertThat(state.running()).isTrue();
        assertThat(state.environment()).containsEntry("WORD", "from the file");
        assertThat(said.get(0)).startsWith("using 'docker compose' 2.");

        TestContainer.sh(List.of("docker", "rm", "-f", name.value()));
        TestContainer.sh(List.of(
                "docker",
                "create",
                "--name",
                name.value(),
                "--label",
                "com.docker.compose.project=theirs",
                "--label",
                "com.docker.compose.service=one",
                "alpine:latest",
                "true"));
        assertThat(compose(Map.of()).upByHand("one"))
                .isEqualTo(
                        "docker compose -p theirs -f " + site + "/db.yml --project-directory " + site + " up -d one");
    }

    @Test
    void makesAServiceAnewFromAllFilesItWasMadeFrom() throws Exception {
        var more = site.resolve("more.yml");
        Files.writeString(more, "services: {one: {environment: {MORE: from the override}}}");
        var typed = "docker compose -f " + site + "/db.yml -f " + more + " --project-directory " + site + " up -d one";
        TestContainer.sh(List.of("sh", "-c", typed));

        assertThat(compose(Map.of()).upByHand("one")).isEqualTo(typed.replace("compose", "compose -p " + project()));
        var told = compose(Map.of()).told("one").orElseThrow();
        var origin = Compose.Origin.decode(told.encode());
        assertThat(origin).isEqualTo(told);
        TestContainer.sh(List.of("docker", "rm", "-f", name.value()));
        assertThat(compose(Map.of()).told("one")).isEmpty();
        compose(Map.of()).up("one", origin, said::add);
        assertThat(containers.find(name).orElseThrow().environment()).containsEntry("MORE", "from the override");

        Files.delete(more);
        assertThat(compose(Map.of()).upByHand("one")).endsWith(typed.substring(typed.indexOf("-f")));
        var failure = catchThrowableOfType(
                StepException.class, () -> compose(Map.of()).check(origin));
        assertThat(failure.message())
                .isEqualTo("the container was made from " + site + "/db.yml, " + more + ", and " + more
                        + " is not there any more");
        assertThat(catchThrowableOfType(
                                StepException.class, () -> compose(Map.of()).up("one", said::add))
                        .message())
                .isEqualTo(failure.message());
        assertThat(containers.find(name).orElseThrow().environment()).containsEntry("MORE", "from the override");
    }

    private String project() throws StepException {
        return containers.find(name).orElseThrow().labels().get("com.docker.compose.project");
    }

    @Test
    void saysWhatComposeSaid() {
        var failure = catchThrowableOfType(
                StepException.class, () -> compose(Map.of()).up("two", said::add));

        assertThat(failure.message())
                .isEqualTo("'docker compose -f " + site + "/db.yml --project-directory " + site
                        + " up -d two' ended with exit code 1: no such service: two");
    }

    @Test
    void saysThatThereIsNoCompose() {
        var commands = new HostCommands(Map.of("PATH", site.toString()));
        var compose = new DockerCompose(commands, containers, place(), List.of(name));

        assertThat(catchThrowableOfType(StepException.class, () -> compose.up("one", said::add))
                        .message())
                .isEqualTo("neither 'docker compose' nor 'docker-compose' works on this host");
    }

    private DockerCompose compose(Map<String, String> more) {
        var environment = new HashMap<>(System.getenv());
        environment.putAll(more);
        return new DockerCompose(new HostCommands(environment), containers, place(), List.of(name));
    }

    private DockerCompose.Place place() {
        return new DockerCompose.Place(site.resolve("db.yml"), site.resolve(".env"), site);
    }
}
