package com.wallstreetsim.restore.adapter.docker;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.ContainerState.Mount;
import com.wallstreetsim.restore.port.ContainerState.PublishedPort;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code docker inspect}. */
final class ContainerStates {
    private ContainerStates() {}

    static ContainerState of(InspectContainerResponse answer) {
        var state = answer.getState();
        var config = answer.getConfig();
        return new ContainerState(
                answer.getId(),
                new ContainerName(answer.getName().replaceFirst("^/", "")),
                String.valueOf(config.getImage()),
                String.valueOf(state.getStatus()),
                Optional.ofNullable(state.getHealth()).map(health -> health.getStatus()),
                (int) number(state.getExitCodeLong()),
                Boolean.TRUE.equals(state.getOOMKilled()),
                instant(state.getStartedAt()),
                instant(state.getFinishedAt()),
                Optional.ofNullable(config.getLabels()).orElse(Map.of()),
                mounts(answer),
                ports(answer),
                addresses(answer),
                Optional.ofNullable(answer.getRestartCount()).orElse(0),
                Optional.ofNullable(state.getHealth()).flatMap(ContainerStates::lastOutput),
                environment(config.getEnv()));
    }

    private static Optional<String> lastOutput(HealthState health) {
        var log = Optional.ofNullable(health.getLog()).orElse(List.of());
        return log.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(log.get(log.size() - 1).getOutput())
                        .map(String::strip)
                        .filter(output -> !output.isEmpty());
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /** The engine says {@code 0001-01-01T00:00:00Z} for never. */
    private static Optional<Instant> instant(@Nullable String text) {
        return text == null || text.isBlank() || text.startsWith("0001-")
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(text).toInstant());
    }

    private static List<Mount> mounts(InspectContainerResponse answer) {
        return Optional.ofNullable(answer.getMounts()).orElse(List.of()).stream()
                .map(mount -> new Mount(
                        // A mount has no type here: without a name it is a bind mount.
                        Optional.ofNullable(mount.getName()).filter(name -> !name.isBlank()),
                        String.valueOf(mount.getSource()),
                        mount.getDestination() == null
                                ? ""
                                : mount.getDestination().getPath(),
                        !Boolean.FALSE.equals(mount.getRW())))
                .toList();
    }

    /** Those in force, or those it would have when started. */
    private static List<PublishedPort> ports(InspectContainerResponse answer) {
        var inForce = published(answer.getNetworkSettings().getPorts());
        var host = answer.getHostConfig();
        return inForce.isEmpty() && host != null ? published(host.getPortBindings()) : inForce;
    }

    private static List<PublishedPort> published(@Nullable Ports ports) {
        var found = new ArrayList<PublishedPort>();
        if (ports != null) {
            ports.getBindings()
                    .forEach((exposed, bindings) -> bindings(exposed, bindings).forEach(found::add));
        }
        return found;
    }

    private static Stream<PublishedPort> bindings(ExposedPort exposed, Ports.Binding @Nullable [] bindings) {
        return bindings == null
                ? Stream.empty()
                : Arrays.stream(bindings)
                        .filter(binding ->
                                String.valueOf(binding.getHostPortSpec()).matches("[1-9]\\d*"))
                        .map(binding -> new PublishedPort(
                                Optional.ofNullable(binding.getHostIp())
                                        .filter(ip -> !ip.isBlank())
                                        .orElse("0.0.0.0"),
                                Integer.parseInt(binding.getHostPortSpec()),
                                exposed.getPort()));
    }

    private static List<String> addresses(InspectContainerResponse answer) {
        var host = answer.getHostConfig();
        if (host != null && "host".equals(host.getNetworkMode())) {
            return List.of("127.0.0.1");
        }
        return Optional.ofNullable(answer.getNetworkSettings().getNetworks()).orElse(Map.of()).values().stream()
                .map(ContainerNetwork::getIpAddress)
                .filter(Objects::nonNull)
                .filter(address -> !address.isBlank())
                .toList();
    }

    private static Map<String, String> environment(String @Nullable [] pairs) {
        var found = new LinkedHashMap<String, String>();
        for (var pair : pairs == null ? new String[0] : pairs) {
            var at = pair.indexOf('=');
            found.put(at < 0 ? pair : pair.substring(0, at), at < 0 ? "" : pair.substring(at + 1));
        }
        return found;
    }
}
