package com.wallstreetsim.restore.adapter.postgres;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/** Makes the driver's sockets and tells which one it made: only the socket itself shows that the server has spoken. */
public final class RememberedSockets extends SocketFactory {
    private static final Map<String, Socket> MADE = new ConcurrentHashMap<>();

    private final String token;

    /** Called by the driver, by name. */
    public RememberedSockets(String token) {
        this.token = token;
    }

    /** The socket made for the token; it is forgotten here. */
    static Optional<Socket> take(String token) {
        return Optional.ofNullable(MADE.remove(token));
    }

    @Override
    public Socket createSocket() {
        var socket = new Socket();
        MADE.put(token, socket);
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
