package com.wallstreetsim.restore.site;

import java.util.Optional;

/**
 * A mount of a service.
 *
 * @param source the volume's name in the compose file, or the host path as written; empty for an anonymous volume
 * @param destination the path in the container
 */
public record ComposeVolume(Kind kind, Optional<String> source, String destination, boolean readOnly) {

    /** What is mounted. */
    public enum Kind {
        NAMED,
        BIND,
        ANONYMOUS,
        TMPFS
    }
}
