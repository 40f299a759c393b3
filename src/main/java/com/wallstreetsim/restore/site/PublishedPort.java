package com.wallstreetsim.restore.site;

/** {@code 127.0.0.1:15432 -> 5432}; the address is {@code 0.0.0.0} where the compose file names none. */
public record PublishedPort(String hostAddress, int hostPort, int containerPort) {
    public PublishedPort {
        if (hostPort < 1 || hostPort > 65535 || containerPort < 1 || containerPort > 65535) {
            throw new IllegalArgumentException("not a port: " + hostPort + ":" + containerPort);
        }
    }
}
