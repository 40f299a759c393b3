package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.adapter.docker.DockerHelpers;
import com.wallstreetsim.restore.adapter.docker.DockerVolumes;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** A small site of its own: real services with volumes by Compose, a PM2 of two applications that are files, a shelf. */
final class CrashSite implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);

    final Path directory;
    private final String project = "wss-crash-" + UUID.randomUUID().toString().substring(0, 8);
    private final DockerContainers containers = new DockerContainers(Optional.empty());
    private final DockerVolumes volumes = new DockerVolumes(Optional.empty());
    private final DockerHelpers helpers = new DockerHelpers(Optional.empty());
    private final Map<String, CrashStore> stores = new TreeMap<>();
    private final CrashPostgres postgres;
    private final Set<String> shelf;
    private Set<String> services = Set.of();

    private CrashSite(Path directory) throws Exception {
        this.directory = directory;
        CrashSiteFiles.write(directory, project);
        postgres = new CrashPostgres(containers, container("postgres"), backups());
        stores.put("postgres", postgres);
        stores.put("redis", new CrashRedis(containers, container("redis"), directory.resolve("redis.rdb")));
        stores.put(
                "clickhouse",
                new CrashClickHouse(containers, container("clickhouse"), directory.resolve("clickhouse.tar")));
        compose("up", "-d");
        for (var store : stores.values()) {
            store.prepare();
        }
        CrashSiteFiles.olderBackups(backups());
        shelf = shelf();
    }

    static CrashSite up(Path directory) throws Exception {
        return new CrashSite(directory);
    }

    private Path backups() {
        return directory.resolve("backups");
    }

    private ContainerName container(String service) {
        return new ContainerName(project + "_" + service);
    }

    /** Everything the procedure works on is as before any run, and what shall not run does not. */
    void reset(CrashSubject subject) throws Exception {
        services = subject.services();
        removeLeftovers();
        for (var service : services) {
            start(service);
            stores.get(service).reset();
        }
        for (var file : shelf()) {
            if (!shelf.contains(file)) {
                delete(backups().resolve(file));
            }
        }
        CrashSiteFiles.olderBackups(backups());
        applications(!subject.isDown(CrashSubject.APPLICATIONS));
        for (var service : stores.keySet()) {
            if (subject.isDown(service)) {
                containers.stop(container(service), GRACE);
            }
        }
    }

    private void start(String service) throws Exception {
        var found = containers.find(container(service));
        if (found.isEmpty()) {
            compose("up", "-d", service);
        } else if (!found.get().running()) {
            containers.start(container(service));
        }
    }

    private void removeLeftovers() throws StepException {
        for (var helper : helpers()) {
            helpers.remove(new ContainerName(helper));
        }
        for (var volume : volumes.withLabel("wss.run")) {
            if (volume.name().startsWith(project)) {
                volumes.remove(volume.name());
            }
        }
    }

    private void applications(boolean running) throws IOException {
        for (var name : CrashSiteFiles.APPLICATIONS) {
            var file = directory.resolve("pm2.running").resolve(name);
            if (running && !Files.exists(file)) {
                Files.createFile(file);
            } else if (!running) {
                Files.deleteIfExists(file);
            }
        }
    }

    List<String> runningApplications() throws IOException {
        try (var files = Files.list(directory.resolve("pm2.running"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Makes whoever renames the database wait. */
    CrashPostgres.Hold hold(String database) {
        return postgres.hold(database);
    }

    /** {@code away}, or what the service holds. */
    String content(String service) {
        var seen = new AtomicReference<String>();
        // One that is being stopped answers no more and is not away yet.
        Awaitility.await(service + " to answer or to be away")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> {
                    var running = containers.find(container(service)).filter(ContainerState::running);
                    seen.set(running.isPresent() ? stores.get(service).content() : "away");
                    return true;
                });
        return seen.get();
    }

    /** What its container tells, for a service that is away when it should not be. */
    String story(String service) {
        try {
            var state = containers.find(container(service));
            return state.map(found -> ", %s, exit code %d, %d restarts, started %s, ended %s: "
                                    .formatted(
                                            found.status(),
                                            found.exitCode(),
                                            found.restarts(),
                                            found.started(),
                                            found.finishedAt()))
                            .orElse(", no container: ")
                    + String.join(" / ", containers.log(container(service), 15));
        } catch (StepException e) {
            return ", nothing to be told: " + e.message();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ", interrupted";
        }
    }

    /** Databases beside the live one and volumes beside the services', made by the run. */
    TreeSet<String> kept(RunId run) throws Exception {
        var names = new TreeSet<String>();
        for (var volume : volumes.withLabel("wss.run=" + run)) {
            // The run of another site may have begun in the same second.
            if (volume.name().startsWith(project)) {
                names.add(volume.name());
            }
        }
        // Of a procedure that is none of PostgreSQL's it is another's run that left them.
        if (services.contains("postgres") && !content("postgres").equals("away")) {
            names.addAll(postgres.databases());
            names.remove(CrashPostgres.LIVE);
        }
        return names;
    }

    /** Containers beside the services'. */
    List<String> helpers() throws StepException {
        return helpers.startingWith("wss-helper-").stream()
                .map(ContainerName::value)
                .filter(name -> name.contains(project))
                .toList();
    }

    /** Backups that were there before any run and that are neither on the shelf nor set aside now. */
    List<String> lostBackups() throws IOException {
        var there = new TreeSet<String>();
        try (var files = Files.walk(backups())) {
            files.map(file -> file.getFileName().toString()).forEach(there::add);
        }
        return shelf.stream().filter(name -> !there.contains(name)).toList();
    }

    /** Files that are half written. */
    List<String> halfFiles() throws IOException {
        return shelf().stream().filter(name -> name.endsWith(".partial")).toList();
    }

    private TreeSet<String> shelf() throws IOException {
        try (var files = Files.list(backups())) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString()).forEach(names::add);
            return names;
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var inside = Files.list(path)) {
                for (var file : inside.toList()) {
                    delete(file);
                }
            }
        }
        Files.delete(path);
    }

    private void compose(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker", "compose", "-f", "docker-compose.db.yml"));
        command.addAll(List.of(words));
        call(command, directory);
    }

    /** What a shell line prints inside a container. */
    static byte[] inside(ContainerName container, String line) {
        try {
            return call(List.of("docker", "exec", container.value(), "sh", "-c", line), Path.of("."));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] call(List<String> command, Path directory) throws IOException, InterruptedException {
        var errors = Files.createTempFile("crash", ".err");
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectError(errors.toFile())
                    .start();
            var said = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + Files.readString(errors));
            }
            return said;
        } finally {
            Files.delete(errors);
        }
    }

    @Override
    public void close() throws Exception {
        // The side volumes first: they are in no compose file.
        compose("stop", "-t", "2");
        removeLeftovers();
        compose("down", "-v", "-t", "2");
    }
}
