package com.wallstreetsim.restore.adapter;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.port.Helpers;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.VolumeState;
import com.wallstreetsim.restore.port.Volumes;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
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
    private Optional<Compose.Origin> made = Optional.empty();
    private boolean mendable = true;
    private Function<String, String> shell = script -> {
        throw new AssertionError("nobody runs " + script);
    };

    /** Adds a container. */
    public FakeEngine with(String name, String status) {
        return with(FakeContainer.in(name, status));
    }

    /** What every container tells it was made from, as long as there is one. */
    public FakeEngine madeFrom(Compose.Origin origin) {
        made = Optional.of(origin);
        return this;
    }

    /** A file the containers were made from is gone. */
    public FakeEngine withoutItsFiles() {
        mendable = false;
        return this;
    }

    /** Adds a container that was described further. */
    public FakeEngine with(FakeContainer container) {
        containers.put(container.name(), container.state());
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
                compose(),
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
                        "remove",
                                words -> {
                                    containers.remove(words[0].toString());
                                    return changed("remove " + words[0]);
                                },
                        "log", words -> List.of("the last words of " + words[0]),
                        "exec", words -> executed((List<?>) words[1], (Containers.ByteSink) words[4])));
    }

    private Containers.ExecResult executed(List<?> command, Containers.ByteSink out) throws IOException {
        // sh -c SCRIPT sh ARGUMENT...
        var script = command.get(0).equals("sh") ? command.get(2) : String.join(" ", command.toArray(String[]::new));
        var printed = shell.apply(script.toString()).getBytes(StandardCharsets.UTF_8);
        out.accept(printed, 0, printed.length);
        return new Containers.ExecResult(0, "");
    }

    private Compose compose() {
        return Fakes.of(
                Compose.class,
                Map.of(
                        "told", words -> containers.isEmpty() ? Optional.empty() : made,
                        "origin", words -> Compose.Origin.UNKNOWN,
                        "check", words -> checked(),
                        "up",
                                words -> changed(
                                        "up %s from %s".formatted(words[0], ((Compose.Origin) words[1]).files())),
                        "upByHand", words -> "docker compose up -d " + words[0]));
    }

    private String checked() throws StepException {
        if (!mendable) {
            throw new StepException("a compose file is gone", "Bring it back.");
        }
        return "";
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
}
