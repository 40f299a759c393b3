package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** The Redis of the crash site. */
final class CrashRedis implements CrashStore {
    static final String PASSWORD = "crash redis";
    private static final int OLD = 3;
    private static final int RESTORED = 7;

    private final ContainerName container;
    private final ContainerRoute route;
    private final Path rdb;

    CrashRedis(DockerContainers engine, ContainerName container, Path rdb) {
        this.container = container;
        this.rdb = rdb;
        route = new ContainerRoute(engine, container, 6379);
    }

    @Override
    public void prepare() throws Exception {
        awaitReady();
        try (var redis = login()) {
            fill(redis, RESTORED);
            redis.save();
        }
        Files.write(rdb, CrashSite.inside(container, "cat /data/dump.rdb"));
        reset();
    }

    private static void fill(Jedis redis, int seed) {
        redis.flushAll();
        for (var i = 0; i < 100 * seed; i++) {
            redis.set("agent:" + i, "cash " + i * seed);
        }
        redis.hset("prices", java.util.Map.of("ACME", "" + 10 * seed, "INIT", "" + 20 * seed));
    }

    @Override
    public void reset() throws Exception {
        awaitReady();
        if (!content().equals("old")) {
            try (var redis = login()) {
                fill(redis, OLD);
            }
        }
    }

    private void awaitReady() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> {
                    try (var redis = login()) {
                        return redis.info("persistence").contains("loading:0");
                    }
                });
    }

    @Override
    public String content() throws StepException {
        var found = new TreeMap<String, String>();
        try (var redis = login()) {
            for (var key : redis.keys("*")) {
                found.put(
                        key,
                        redis.type(key).equals("hash") ? new TreeMap<>(redis.hgetAll(key)).toString() : redis.get(key));
            }
        }
        if (found.isEmpty()) {
            return "empty";
        }
        if (found.equals(expected(OLD))) {
            return "old";
        }
        return found.equals(expected(RESTORED)) ? "restored" : "NEITHER: %d keys".formatted(found.size());
    }

    private static TreeMap<String, String> expected(int seed) {
        var expected = new TreeMap<String, String>();
        for (var i = 0; i < 100 * seed; i++) {
            expected.put("agent:" + i, "cash " + i * seed);
        }
        expected.put("prices", "{ACME=%d, INIT=%d}".formatted(10 * seed, 20 * seed));
        return expected;
    }

    private Jedis login() throws StepException {
        var way = route.find();
        return new Jedis(
                new HostAndPort(way.host(), way.port()),
                DefaultJedisClientConfig.builder()
                        .password(PASSWORD)
                        .autoNegotiateProtocol(false)
                        .build());
    }
}
