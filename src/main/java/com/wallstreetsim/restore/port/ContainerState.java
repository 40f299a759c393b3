package com.wallstreetsim.restore.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the Docker engine describes it.
 *
 * @param id its id
 * @param image the image's name as the container was made with
 * @param status {@code running}, {@code exited}, {@code paused}, {@code restarting}, {@code created}, {@code dead}
 * @param health empty without a health check
 * @param exitCode the last exit code
 * @param oomKilled whether the kernel ended it for memory
 * @param startedAt last start
 * @param finishedAt last end
 * @param labels all labels
 * @param mounts all mounts
 * @param ports published ports
 * @param addresses the container's own addresses, one per network
 * @param restarts how often the engine started it anew after it had ended by itself
 * @param healthOutput what the last health check printed
 * @param environment names and values as the container was made with; holds secrets, never to be shown
 */
public record ContainerState(
        String id,
        ContainerName name,
        String image,
        String status,
        Optional<String> health,
        int exitCode,
        boolean oomKilled,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Map<String, String> labels,
        List<Mount> mounts,
        List<PublishedPort> ports,
        List<String> addresses,
        int restarts,
        Optional<String> healthOutput,
        Map<String, String> environment) {

    public ContainerState {
        labels = Map.copyOf(labels);
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
        addresses = List.copyOf(addresses);
        environment = Map.copyOf(environment);
    }

    public boolean running() {
        return status.equals("running");
    }

    /** Which of its starts it runs on, or ran on last: two of them never have the same. */
    public String started() {
        return startedAt.map(Instant::toString).orElse("never");
    }

    /** A volume or bind mount; {@code volume} is empty for a bind mount. */
    public record Mount(Optional<String> volume, String source, String destination, boolean writable) {}

    /** {@code 127.0.0.1:15432 -> 5432}. */
    public record PublishedPort(String hostAddress, int hostPort, int containerPort) {}

    @Override
    public String toString() {
        return "ContainerState[" + name + " " + status + "]";
    }
}
