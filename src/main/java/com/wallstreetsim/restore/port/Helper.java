package com.wallstreetsim.restore.port;

import java.util.List;
import java.util.Map;

/**
 * A container of our own beside the site's, without published ports.
 *
 * @param image an image that is on this host already; nothing is pulled
 * @param program replaces the image's entry point; empty keeps it
 * @param arguments arguments; never a secret
 * @param environment the only place for secrets
 * @param network {@code none}, or {@code bridge} where it must be reached from the host
 */
public record Helper(
        ContainerName name,
        String image,
        List<String> program,
        List<String> arguments,
        Map<String, String> environment,
        List<Place> places,
        String network) {
    public Helper {
        program = List.copyOf(program);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        places = List.copyOf(places);
    }

    /** One that waits for commands and ends by itself after a day. */
    public static Helper waiting(ContainerName name, String image, List<Place> places) {
        return new Helper(name, image, List.of("sleep"), List.of("86400"), Map.of(), places, "none");
    }

    /** A volume, or a path of the host, and where it is seen inside. Neither is made when it is not there. */
    public record Place(boolean volume, String source, String target, boolean writable) {
        public static Place volume(String name, String target) {
            return new Place(true, name, target, true);
        }

        public static Place path(String path, String target, boolean writable) {
            return new Place(false, path, target, writable);
        }
    }
}
