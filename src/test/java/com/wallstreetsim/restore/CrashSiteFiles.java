package com.wallstreetsim.restore;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of the crash site. */
final class CrashSiteFiles {
    // Below those the system gives to clients: one that was given meanwhile would be taken when the site binds it.
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(27_000 + (int) (ProcessHandle.current().pid() % 400) * 10);

    static final List<String> APPLICATIONS = List.of("wss-api", "wss-web");

    private static final String COMPOSE = """
            name: %1$s
            services:
              postgres:
                image: postgres:16-alpine
                container_name: %1$s_postgres
                labels: ["wss.test=1"]
                environment: { POSTGRES_USER: "${POSTGRES_USER}", POSTGRES_PASSWORD: "${POSTGRES_PASSWORD}", POSTGRES_DB: "${POSTGRES_DB}" }
                command: postgres -c fsync=off -c max_wal_size=256MB -c max_prepared_transactions=2
                ports: ["127.0.0.1:%4$d:5432"]
                volumes: ["postgres_data:/var/lib/postgresql/data"]
              redis:
                image: redis:7-alpine
                container_name: %1$s_redis
                labels: ["wss.test=1"]
                environment: { REDIS_PASSWORD: "${REDIS_PASSWORD}" }
                command: redis-server /usr/local/etc/redis/redis.conf --requirepass "${REDIS_PASSWORD}"
                volumes: ["redis_data:/data", "./redis.conf:/usr/local/etc/redis/redis.conf:ro"]
              clickhouse:
                image: clickhouse/clickhouse-server:latest
                container_name: %1$s_clickhouse
                labels: ["wss.test=1"]
                environment: { CLICKHOUSE_DB: %2$s, CLICKHOUSE_USER: %3$s, CLICKHOUSE_PASSWORD: "${CLICKHOUSE_PASSWORD}" }
                volumes: ["clickhouse_data:/var/lib/clickhouse"]
            volumes:
              postgres_data: { labels: ["wss.test=1"] }
              redis_data: { labels: ["wss.test=1"] }
              clickhouse_data: { labels: ["wss.test=1"] }
            """;

    private static final String ENVIRONMENT = """
            POSTGRES_USER=%s
            POSTGRES_PASSWORD='%s'
            POSTGRES_DB=%s
            REDIS_PASSWORD='%s'
            CLICKHOUSE_PASSWORD='%s'
            DATABASE_URL='postgresql://%1$s:%6$s@127.0.0.1:%7$d/%3$s'
            """;

    private static final String SITE = """
            postgres:
              password-variable: POSTGRES_PASSWORD
              database: %s
              user: %s
            applications:
              pm2: ./pm2
              names: [wss-api, wss-web]
            probes: []
            """;

    private static final String REDIS = """
            bind 0.0.0.0
            protected-mode no
            dir /data
            appendonly yes
            save 3600 1
            """;

    private static final String PM2 = """
            #!/bin/sh
            cd "$(dirname "$0")/pm2.running" || exit 1
            verb=$1; shift
            case "$verb" in
              jlist)
                comma=
                printf '['
                for name in wss-api wss-web; do
                  status=stopped; [ ! -e "$name" ] || status=online
                  printf '%s{"name":"%s","pm2_env":{"status":"%s"}}' "$comma" "$name" "$status"; comma=,
                done
                echo ']' ;;
              start) touch "$@" ;;
              # startOrRestart ecosystem.config.js --only NAME,NAME --update-env
              startOrRestart) touch $(echo "$3" | tr , ' ') ;;
              stop) rm -f "$@" ;;
              *) exit 2 ;;
            esac
            """;

    private CrashSiteFiles() {}

    static void write(Path directory, String project) throws IOException {
        Files.createDirectories(directory.resolve("backups"));
        Files.createDirectories(directory.resolve("pm2.running"));
        var port = freePort();
        write(
                directory.resolve("docker-compose.db.yml"),
                COMPOSE.formatted(project, CrashClickHouse.DATABASE, CrashClickHouse.USER, port),
                "rw-r--r--");
        write(
                directory.resolve(".env"),
                ENVIRONMENT.formatted(
                        CrashPostgres.USER,
                        CrashPostgres.PASSWORD,
                        CrashPostgres.LIVE,
                        CrashRedis.PASSWORD,
                        CrashClickHouse.PASSWORD,
                        URLEncoder.encode(CrashPostgres.PASSWORD, StandardCharsets.UTF_8)
                                .replace("+", "%20"),
                        port),
                "rw-------");
        write(
                directory.resolve("wss-restore.yaml"),
                SITE.formatted(CrashPostgres.LIVE, CrashPostgres.USER),
                "rw-r--r--");
        write(directory.resolve("redis.conf"), REDIS, "rw-r--r--");
        write(directory.resolve("pm2"), PM2, "rwxr-xr-x");
    }

    /**
     * More than the retention keeps, so that a backup has something to set aside. Copies: several names of one file count
     * as one backup. Makes those that are not there.
     */
    static void olderBackups(Path backups) throws IOException {
        var newest = backups.resolve("wallstreetsim_20261121_030000.sql.gz");
        for (var day = 12; day < 21; day++) {
            var older = backups.resolve("wallstreetsim_202611%d_030000.sql.gz".formatted(day));
            if (!Files.exists(older)) {
                Files.copy(newest, older);
            }
        }
    }

    /** Only what goes through {@code DATABASE_URL} needs one: everybody else asks Docker for the way. */
    private static int freePort() throws IOException {
        while (true) {
            try (var socket = new ServerSocket(NEXT_PORT.getAndIncrement(), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            }
        }
    }

    private static void write(Path file, String content, String mode) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
