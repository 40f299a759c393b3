package com.wallstreetsim.restore.adapter.redis;

import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;

/** A Redis server; each call logs in anew, because a container made anew has another address. */
public final class JedisStore implements KeyValueStore {
    private static final int LIMIT_MILLIS = 5_000;

    private final Route.Finder finder;
    private final Secret password;

    /** An empty password means none is sent. */
    public JedisStore(Route.Finder finder, Secret password) {
        this.finder = finder;
        this.password = password;
    }

    @Override
    public String ping() throws StepException {
        return ask(Jedis::ping);
    }

    @Override
    public long keys() throws StepException {
        // All numbered databases, not only the first.
        return info("keyspace").values().stream().mapToLong(JedisStore::keysOf).sum();
    }

    /** {@code keys=12,expires=1,avg_ttl=0}. */
    static long keysOf(String keyspace) {
        for (var pair : keyspace.split(",", -1)) {
            if (pair.startsWith("keys=")) {
                return Long.parseLong(pair.substring("keys=".length()));
            }
        }
        return 0;
    }

    @Override
    public Map<String, String> info(String section) throws StepException {
        return parse(ask(jedis -> jedis.info(section)));
    }

    static Map<String, String> parse(String answer) {
        var found = new LinkedHashMap<String, String>();
        answer.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var at = line.indexOf(':');
            if (at > 0) {
                found.put(line.substring(0, at), line.substring(at + 1));
            }
        });
        return found;
    }

    @Override
    public String setting(String name) throws StepException {
        var found = ask(jedis -> jedis.configGet(name)).get(name);
        if (found == null) {
            throw new StepException(
                    "Redis does not tell its setting '" + name + "'",
                    "Allow CONFIG GET to its user, then start again.");
        }
        return found;
    }

    @Override
    public void beginSnapshot() throws StepException {
        ask(Jedis::bgsave);
    }

    @Override
    public Map<String, Long> kinds() throws StepException {
        return ask(JedisStore::kindsOf);
    }

    /** Of the first numbered database, which is the one applications use; SCAN may tell a key twice, KEYS would block. */
    private static Map<String, Long> kindsOf(Jedis jedis) {
        var kinds = new TreeMap<String, Long>();
        var cursor = ScanParams.SCAN_POINTER_START;
        do {
            var page = jedis.scan(cursor, new ScanParams().count(1_000));
            page.getResult().forEach(key -> kinds.merge(key.split(":", 2)[0], 1L, Long::sum));
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return kinds;
    }

    private <T> T ask(Question<T> question) throws StepException {
        var route = finder.find();
        try (var jedis = new Jedis(new HostAndPort(route.host(), route.port()), config())) {
            return question.of(jedis);
        } catch (JedisException e) {
            throw translated(e, route);
        }
    }

    private DefaultJedisClientConfig config() {
        var config = DefaultJedisClientConfig.builder()
                .autoNegotiateProtocol(false)
                .connectionTimeoutMillis(LIMIT_MILLIS)
                .socketTimeoutMillis(LIMIT_MILLIS);
        return (password.isEmpty() ? config : config.password(password.reveal())).build();
    }

    static StepException translated(JedisException e, Route route) {
        var text = String.valueOf(e.getMessage());
        if (text.startsWith("LOADING")) {
            return new StepException(
                    "Redis is loading its data set", "Wait: INFO persistence shows how far it is, then retry.", e);
        }
        if (text.startsWith("WRONGPASS") || text.contains("invalid password") || text.contains("invalid username")) {
            return new StepException(
                    "Redis refuses the password",
                    "REDIS_PASSWORD in .env is not the one the container was started with; correct it.",
                    e);
        }
        if (text.startsWith("NOAUTH") || e instanceof JedisAccessControlException) {
            return new StepException(
                    "Redis wants a password", "Set REDIS_PASSWORD in .env to the one it was started with.", e);
        }
        if (e instanceof JedisConnectionException) {
            return new StepException(
                    "Redis does not answer at " + route.how() + ": " + root(e),
                    "Look at 'docker logs' of its container.",
                    e);
        }
        return new StepException("Redis says: " + text, "Look at 'docker logs' of its container.", e);
    }

    /** The library hangs what the socket said on its exception as suppressed, not as its cause. */
    private static String root(Throwable e) {
        var next = e.getSuppressed().length > 0 ? e.getSuppressed()[0] : e.getCause();
        if (next != null) {
            return root(next);
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private interface Question<T> {
        T of(Jedis jedis);
    }
}
