package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.PGProperty;

/** Logins to one server; the way to it is found anew for each, because a container made anew has another address. */
final class Server {
    private static final String CONNECT_SECONDS = "5";
    // A server that hangs takes connections and says nothing; without this a login waits for ever.
    private static final String LOGIN_SECONDS = "15";
    // The server cuts longer names, and a cut one would not be found again.
    private static final int NAME_LIMIT = 63;

    private final Route.Finder finder;
    private final String user;
    private final Secret password;
    private final String applicationName;
    private final Loss loss;

    Server(Route.Finder finder, String user, Secret password, String applicationName, Loss loss) {
        this.loss = loss;
        this.finder = finder;
        this.user = user;
        this.password = password;
        this.applicationName = applicationName.substring(0, Math.min(NAME_LIMIT, applicationName.length()));
    }

    String user() {
        return user;
    }

    Secret password() {
        return password;
    }

    /** What our sessions are called, by which leftovers of a killed run are found. */
    String applicationName() {
        return applicationName;
    }

    Loss loss() {
        return loss;
    }

    String way() throws StepException {
        return finder.find().how();
    }

    Connection connect(String database) throws StepException {
        return connect(database, new Properties());
    }

    /** A login whose socket is known. */
    Watched watched(String database) throws StepException {
        var token = UUID.randomUUID().toString();
        var extra = new Properties();
        PGProperty.SOCKET_FACTORY_ARG.set(extra, token);
        // The encoding of an old dump is the dump's business; rows go through as bytes.
        PGProperty.ALLOW_ENCODING_CHANGES.set(extra, true);
        try {
            var connection = connect(database, extra);
            return new Watched(connection, WatchfulSockets.take(token).orElseThrow());
        } finally {
            WatchfulSockets.take(token);
        }
    }

    private Connection connect(String database, Properties extra) throws StepException {
        var route = finder.find();
        var properties = new Properties();
        PGProperty.USER.set(properties, user);
        PGProperty.PASSWORD.set(properties, password.reveal());
        PGProperty.APPLICATION_NAME.set(properties, applicationName);
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, LOGIN_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.SOCKET_FACTORY.set(properties, WatchfulSockets.class.getName());
        // The route never leaves this host, and TLS would hide from us that the server has spoken.
        PGProperty.SSL_MODE.set(properties, "disable");
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        // A notice per row blocks both sides; notices are never needed here.
        PGProperty.OPTIONS.set(properties, "-c client_min_messages=error");
        properties.putAll(extra);
        try {
            var connection = DriverManager.getConnection(url(route, database), properties);
            // A statement may take hours.
            connection.setNetworkTimeout(Runnable::run, 0);
            return connection;
        } catch (SQLException e) {
            throw new ServerErrors(user).connecting(e, database, route);
        }
    }

    private static String url(Route route, String database) {
        var host = route.host().contains(":") ? "[" + route.host() + "]" : route.host();
        return "jdbc:postgresql://" + host + ":" + route.port() + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    /** A login and its socket. */
    record Watched(Connection connection, Socket socket) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
