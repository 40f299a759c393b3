package com.wallstreetsim.restore.port;

/** The name of a container, such as {@code wss_postgres}; never an id. */
public record ContainerName(String value) {
    public ContainerName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a container needs a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
