package com.wallstreetsim.restore.adapter;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.port.Helpers;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.VolumeState;
import com.wallstreetsim.restore.port.Volumes;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.Site;
import com.wallstreetsim.restore.site.SiteLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Containers and volumes that stand only in memory, of a site whose files are real. Keeps what was done to them. */
public final class FakeEngine {
    public static final RunId RUN = new RunId("20261122-170133-postgres-restore");
    private static final String COMPOSE = """
            name: wss
            services:
              postgres:
                image: postgres:16-alpine
                container_name: wss_postgres
                environment: {POSTGRES_USER: wss_user, POSTGRES_PASSWORD: secret, POSTGRES_DB: wallstreetsim}
              redis: {image: "redis:7-alpine", container_name: wss_redis}
              clickhouse: {image: "clickhouse/clickhouse-server:latest", container_name: wss_clickhouse}
            """;

    private final Map<String, ContainerState> containers = new TreeMap<>();
    private final Map<String, VolumeState> volumes = new TreeMap<>();
    private final List<String> done = new ArrayList<>();
    private Function<String, String> shell = script -> {
        throw new AssertionError("nobody runs " + script);
    };

    /** Adds a container. */
    public FakeEngine with(String name, String status) {
        containers.put(name, state(name, status));
        return this;
    }

    /** Adds a plain volume. */
    public FakeEngine with(String volume) {
        return with(volume, Map.<String, String>of());
    }

    /** Adds a volume of the usual driver with these options. */
    public FakeEngine with(String volume, Map<String, String> options) {
        var place = "/var/lib/docker/volumes/%s/_data".formatted(volume);
        volumes.put(volume, new VolumeState(volume, "local", place, options, Map.of()));
        return this;
    }

    /** What a script, or a command, prints inside a container. */
    public FakeEngine printing(Function<String, String> answers) {
        shell = answers;
        return this;
    }

    /** What was changed, in order: {@code stop wss_redis}. */
    public List<String> done() {
        return List.copyOf(done);
    }

    public StoreTools tools(Site site) {
        return new StoreTools(
                site,
                containers(),
                volumes(),
                helpers(),
                Fakes.unasked(Compose.class),
                Fakes.unasked(Applications.class),
                Fakes.unasked(HostFiles.class),
                Fakes.unasked(Web.class));
    }

    /** A site in an empty directory. */
    public static Site site(Path directory) throws Exception {
        Files.createDirectories(directory.resolve("backups"));
        Files.writeString(directory.resolve("docker-compose.db.yml"), COMPOSE);
        Files.writeString(directory.resolve(".env"), "POSTGRES_PASSWORD=secret\n");
        Files.writeString(directory.resolve("ecosystem.config.js"), "");
        return SiteLoader.load(directory);
    }

    /** Redis of that site with its volume {@code live}. */
    public static Store redis(Site site) {
        return new Store(site.redis().at(), "live", "redis:7-alpine", RUN);
    }

    public Containers containers() {
        return Fakes.of(
                Containers.class,
                Map.of(
                        "find", words -> Optional.ofNullable(containers.get(words[0].toString())),
                        "stop", words -> changed("stop " + words[0]),
                        "start", words -> changed("start " + words[0]),
                        "exec", words -> executed((List<?>) words[1], (Containers.ByteSink) words[4])));
    }

    private Containers.ExecResult executed(List<?> command, Containers.ByteSink out) throws IOException {
        // sh -c SCRIPT sh ARGUMENT...
        var script = command.get(0).equals("sh") ? command.get(2) : String.join(" ", command.toArray(String[]::new));
        var printed = shell.apply(script.toString()).getBytes(StandardCharsets.UTF_8);
        out.accept(printed, 0, printed.length);
        return new Containers.ExecResult(0, "");
    }

    private Volumes volumes() {
        return Fakes.of(
                Volumes.class,
                Map.of(
                        "find", words -> Optional.ofNullable(volumes.get(words[0].toString())),
                        "users", words -> List.of(),
                        "remove",
                                words -> {
                                    volumes.remove(words[0].toString());
                                    return changed("remove volume " + words[0]);
                                }));
    }

    private Helpers helpers() {
        return Fakes.of(
                Helpers.class,
                Map.of(
                        "start", words -> changed("helper " + ((Helper) words[0]).arguments()),
                        "remove", words -> Optional.empty()));
    }

    private Object changed(String what) {
        done.add(what);
        return what;
    }

    private static ContainerState state(String name, String status) {
        return new ContainerState(
                "id",
                new ContainerName(name),
                "image:1",
                status,
                Optional.empty(),
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                Optional.empty(),
                Map.of());
    }
}
