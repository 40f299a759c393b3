package com.wallstreetsim.restore.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A client of the live database that asks all the time and, when it is cut off, logs in again at once. */
final class Client implements AutoCloseable {
    private final String url;
    private final String user;
    private final String password;
    private final Duration pause;
    private final AtomicInteger answers = new AtomicInteger();
    private final Thread thread = new Thread(this::ask, "client");
    private volatile boolean ended;
    private volatile Duration longest = Duration.ZERO;

    private Client(String url, String user, String password, Duration pause) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.pause = pause;
        thread.setDaemon(true);
    }

    static Client asking(String url, String user, String password, Duration pause) {
        var client = new Client(url, user, password, pause);
        client.thread.start();
        return client;
    }

    /** How many queries were answered until now. */
    int answers() {
        return answers.get();
    }

    /** The longest time between two answers, the usual pause between two questions included. */
    Duration longestGap() {
        return longest;
    }

    private void ask() {
        var last = System.nanoTime();
        while (!ended) {
            try (var connection = DriverManager.getConnection(url, properties())) {
                while (!ended) {
                    query(connection);
                    var now = System.nanoTime();
                    var gap = Duration.ofNanos(now - last);
                    longest = answers.getAndIncrement() > 0 && gap.compareTo(longest) > 0 ? gap : longest;
                    last = now;
                    LockSupport.parkNanos(pause.toNanos());
                }
            } catch (SQLException cutOff) {
                // That is what is measured; a closed door must not make this a busy loop.
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }

    private static void query(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM agents")) {
            rows.next();
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "20");
        return properties;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
