package com.wallstreetsim.restore.adapter;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container as an engine might describe it: without mounts, ports or a health check, never started anew. */
public record FakeContainer(
        String name,
        String status,
        int exitCode,
        int restarts,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Map<String, String> labels) {

    public static FakeContainer in(String name, String status) {
        return new FakeContainer(name, status, 0, 0, Optional.empty(), Optional.empty(), Map.of());
    }

    public FakeContainer exitCode(int code) {
        return new FakeContainer(name, status, code, restarts, startedAt, finishedAt, labels);
    }

    public FakeContainer restarts(int count) {
        return new FakeContainer(name, status, exitCode, count, startedAt, finishedAt, labels);
    }

    /** When it was started last, and when it had ended before. */
    public FakeContainer started(Instant at, Instant ended) {
        return new FakeContainer(name, status, exitCode, restarts, Optional.of(at), Optional.of(ended), labels);
    }

    public FakeContainer label(String label, String value) {
        return new FakeContainer(name, status, exitCode, restarts, startedAt, finishedAt, Map.of(label, value));
    }

    public ContainerState state() {
        return new ContainerState(
                "id",
                new ContainerName(name),
                "image:1",
                status,
                Optional.empty(),
                exitCode,
                false,
                startedAt,
                finishedAt,
                labels,
                List.of(),
                List.of(),
                List.of(),
                restarts,
                Optional.empty(),
                Map.of());
    }
}
