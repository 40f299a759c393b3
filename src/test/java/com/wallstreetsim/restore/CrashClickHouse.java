package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.clickhouse.ClickHouseHttp;
import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The ClickHouse of the crash site. */
final class CrashClickHouse implements CrashStore {
    static final String DATABASE = "wallstreetsim";
    static final String USER = "wss_user";
    static final String PASSWORD = "crash clickhouse";
    private static final int OLD = 3;
    private static final int RESTORED = 7;

    private final ContainerName container;
    private final ClickHouseHttp server;
    private final Path archive;
    private String old = "";
    private String restored = "";

    CrashClickHouse(DockerContainers engine, ContainerName container, Path archive) {
        this.container = container;
        this.archive = archive;
        server = new ClickHouseHttp(new ContainerRoute(engine, container, 8123), USER, Secret.of(PASSWORD));
    }

    @Override
    public void prepare() throws Exception {
        awaitReady();
        fill(OLD);
        old = sum();
        fill(RESTORED);
        restored = sum();
        // A merge in between would take files away under tar's hands.
        server.query("SYSTEM STOP MERGES");
        Files.write(archive, CrashSite.inside(container, "tar -C /var/lib/clickhouse -cf - ."));
        reset();
    }

    private void fill(int seed) throws StepException {
        server.query("DROP TABLE IF EXISTS wallstreetsim.ticks");
        server.query("CREATE TABLE wallstreetsim.ticks (id UInt64, price Float64) ENGINE = MergeTree ORDER BY id");
        server.query("INSERT INTO wallstreetsim.ticks SELECT number, number * %1$d FROM system.numbers LIMIT %1$d000"
                .formatted(seed));
    }

    @Override
    public void reset() throws Exception {
        awaitReady();
        if (!content().equals("old")) {
            fill(OLD);
        }
    }

    private void awaitReady() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !server.query("SELECT 1").isEmpty());
    }

    @Override
    public String content() throws StepException {
        var tables = server.query("SELECT count() FROM system.tables WHERE database = '" + DATABASE + "'");
        if (tables.get(0).get(0).equals("0")) {
            return "empty";
        }
        var found = sum();
        if (found.equals(old)) {
            return "old";
        }
        return found.equals(restored) ? "restored" : "NEITHER: " + found;
    }

    private String sum() throws StepException {
        return server.query("SELECT count(), sum(cityHash64(*)) FROM wallstreetsim.ticks")
                .toString();
    }
}
