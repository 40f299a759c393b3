package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;

/**
 * Where a service answers from this host.
 *
 * @param host an address
 * @param port a port
 * @param how in words: {@code published port 127.0.0.1:15432} or {@code address of container lab_postgres}
 */
public record Route(String host, int port, String how) {
    public Route {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** Finds the way anew at each connection: a container made anew has another address. */
    public interface Finder {
        Route find() throws StepException;
    }
}
