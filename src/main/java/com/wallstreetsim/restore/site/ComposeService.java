package com.wallstreetsim.restore.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service of a compose file, its variables replaced.
 *
 * @param environment values may be secrets, so all are
 * @param command the command's words; a password may be among them
 * @param envFiles files whose settings the container gets too, as written
 * @param ports only those published on a known port of the host
 * @param hasHealthCheck whether the compose file gives it a health check (its image may have one too)
 */
public record ComposeService(
        String name,
        Optional<String> image,
        Optional<String> containerName,
        Map<String, Secret> environment,
        List<Secret> command,
        List<String> envFiles,
        List<PublishedPort> ports,
        List<ComposeVolume> volumes,
        Map<String, String> labels,
        boolean hasHealthCheck) {
    public ComposeService {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
        envFiles = List.copyOf(envFiles);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        labels = Map.copyOf(labels);
    }

    /** Where the host reaches a port of the container. */
    public Optional<PublishedPort> published(int containerPort) {
        return ports.stream().filter(p -> p.containerPort() == containerPort).findFirst();
    }

    /** The value of an option in the command, {@code --name value} or {@code --name=value}. */
    Optional<Secret> option(String option) {
        for (int i = 0; i < command.size(); i++) {
            String word = command.get(i).reveal();
            if (word.equals(option) && i + 1 < command.size()) {
                return Optional.of(command.get(i + 1));
            }
            if (word.startsWith(option + "=")) {
                return Optional.of(Secret.of(word.substring(option.length() + 1)));
            }
        }
        return Optional.empty();
    }
}
