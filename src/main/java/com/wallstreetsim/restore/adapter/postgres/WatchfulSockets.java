package com.wallstreetsim.restore.adapter.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Makes the driver's sockets. They notice within a minute that a silent server is out of reach, where the kernel's own
 * settings take two hours; and it can be told which socket was made: only that shows that the server has spoken.
 */
public final class WatchfulSockets extends SocketFactory {
    private static final int IDLE_SECONDS = 20;
    private static final int BETWEEN_SECONDS = 10;
    private static final int PROBES = 3;
    private static final Map<String, Socket> MADE = new ConcurrentHashMap<>();

    private final String token;

    /** Called by the driver, by name; without a token no socket is asked for afterwards. */
    public WatchfulSockets(@Nullable String token) {
        this.token = token == null ? "" : token;
    }

    /** The socket made for the token; it is forgotten here. */
    static Optional<Socket> take(String token) {
        return Optional.ofNullable(MADE.remove(token));
    }

    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, BETWEEN_SECONDS);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        if (!token.isEmpty()) {
            MADE.put(token, socket);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }
}
