package com.wallstreetsim.restore.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class EngineErrorsTests {
    @Test
    void saysThatThisUserMayNotUseTheSocket() {
        var denied = new RuntimeException(new SocketException("Permission denied"));
        var failure = EngineErrors.unreachable(Path.of("/var/run/docker.sock"), "list containers", denied);
        assertThat(failure.message())
                .isEqualTo("user '%s' may not use the Docker socket /var/run/docker.sock"
                        .formatted(System.getProperty("user.name")));
        assertThat(failure.hint()).isEqualTo("Run as root, or add the user to the group 'docker' and log in again.");
    }

    @Test
    void saysThatThereIsNoEngine() {
        var gone = new RuntimeException(new SocketException("No such file or directory"));
        var failure = EngineErrors.unreachable(Path.of("/nowhere/docker.sock"), "list containers", gone);
        assertThat(failure.message()).isEqualTo("no Docker engine: /nowhere/docker.sock does not exist");
        assertThat(failure.hint())
                .isEqualTo("Start it with 'systemctl start docker', or set DOCKER_HOST to its socket.");
    }
}
