package com.wallstreetsim.restore.adapter.docker;

import com.wallstreetsim.restore.port.Commands;
import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Compose as a plugin, or the old program of its own where there is no plugin. */
public final class DockerCompose implements Compose {
    private static final String PROJECT = "com.docker.compose.project";
    private static final String SERVICE = "com.docker.compose.service";
    private static final String VERSION = "com.docker.compose.version";
    private static final String FILES = "com.docker.compose.project.config_files";
    private static final String DIRECTORY = "com.docker.compose.project.working_dir";
    private static final List<String> PLUGIN = List.of("docker", "compose");
    private static final List<String> PROGRAM = List.of("docker-compose");
    private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);
    private static final Duration UP_LIMIT = Duration.ofMinutes(10);
    private static final int LAST_LINES = 5;

    private final Commands commands;
    private final Containers containers;
    private final Place place;
    private final List<ContainerName> ours;

    /**
     * Names the compose file and the site's containers.
     *
     * @param ours the site's containers: their labels tell the project's name, which is never guessed
     */
    public DockerCompose(Commands commands, Containers containers, Place place, List<ContainerName> ours) {
        this.commands = commands;
        this.containers = containers;
        this.place = place;
        this.ours = List.copyOf(ours);
    }

    /**
     * What the project is made from.
     *
     * @param file the compose file
     * @param env the file of its settings
     * @param directory the site's directory
     */
    public record Place(Path file, Path env, Path directory) {
        /** Compose reads {@code .env} by itself, and refuses one that is named and not there. */
        List<String> settings() {
            return env.equals(directory.resolve(".env")) ? List.of() : List.of("--env-file", env.toString());
        }
    }

    @Override
    public Optional<Origin> told(String service) throws StepException {
        var known = known();
        return own(known, service).stream()
                .findFirst()
                .map(state ->
                        new Origin(projects(List.of(state)).stream().findFirst(), files(state), byProgram(known)));
    }

    @Override
    public Origin origin(String service) throws StepException {
        var known = known();
        var own = own(known, service);
        return own.isEmpty()
                ? new Origin(
                        project(known, service), new ComposeFiles(place.file).guessed(files(known)), byProgram(known))
                : new Origin(project(own, service), files(own), byProgram(known));
    }

    @Override
    public void check(Origin origin) throws StepException {
        new ComposeFiles(place.file).of(origin);
    }

    private static List<ContainerState> own(List<ContainerState> known, String service) {
        return known.stream()
                .filter(state -> service.equals(state.labels().get(SERVICE)))
                .toList();
    }

    @Override
    public void up(String service, Origin origin, Consumer<String> say) throws StepException, InterruptedException {
        var compose = chosen(origin.byProgram(), say);
        var files = new ComposeFiles(place.file).of(origin);
        files.remark().ifPresent(say);
        var call = call(command(compose, origin.project(), files.files(), service), UP_LIMIT);
        say.accept(call.text());
        var ended = commands.run(call, say);
        if (ended.exitCode() != 0) {
            throw failed(call, ended);
        }
    }

    @Override
    public String upByHand(String service) {
        Origin origin;
        try {
            origin = origin(service);
        } catch (StepException e) {
            // Without an engine there is no label to read; the command is shown as it would be typed.
            origin = Origin.UNKNOWN;
        }
        return String.join(" ", command(PLUGIN, origin.project(), new ComposeFiles(place.file).typed(origin), service));
    }

    private List<String> command(List<String> compose, Optional<String> project, List<Path> files, String service) {
        var command = new ArrayList<>(compose);
        project.ifPresent(name -> command.addAll(List.of("-p", name)));
        command.addAll(place.settings());
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        command.addAll(List.of("--project-directory", place.directory.toString(), "up", "-d", service));
        return command;
    }

    /** Those of the first container that tells any: an override beside the site's file belongs to the service. */
    private static List<String> files(List<ContainerState> tell) {
        return tell.stream()
                .map(DockerCompose::files)
                .filter(files -> !files.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> files(ContainerState state) {
        return ComposeFiles.told(
                state.labels().getOrDefault(FILES, ""), Path.of(state.labels().getOrDefault(DIRECTORY, "/")));
    }

    private List<ContainerState> known() throws StepException {
        var found = new ArrayList<ContainerState>();
        for (var name : ours) {
            containers.find(name).ifPresent(found::add);
        }
        return found;
    }

    /** Another project name would mean other, empty volumes. */
    private static Optional<String> project(List<ContainerState> tell, String service) throws StepException {
        var names = projects(tell);
        if (names.size() > 1) {
            throw new StepException(
                    "the site's containers belong to several Compose projects: " + String.join(", ", names),
                    "Bring '" + service + "' up by hand with the right 'docker compose -p', then go on.");
        }
        return names.stream().findFirst();
    }

    private static List<String> projects(List<ContainerState> known) {
        return known.stream()
                .flatMap(state -> Optional.ofNullable(state.labels().get(PROJECT)).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The two never share a project: each makes all containers of the other anew. */
    private static boolean byProgram(List<ContainerState> known) {
        return known.stream()
                .anyMatch(state -> state.labels().getOrDefault(VERSION, "").startsWith("1."));
    }

    private List<String> chosen(boolean programFirst, Consumer<String> say) throws StepException, InterruptedException {
        for (var candidate : programFirst ? List.of(PROGRAM, PLUGIN) : List.of(PLUGIN, PROGRAM)) {
            var version = version(candidate);
            if (version.isPresent()) {
                say.accept("using '" + String.join(" ", candidate) + "' " + version.get());
                return candidate;
            }
        }
        throw new StepException(
                "neither 'docker compose' nor 'docker-compose' works on this host",
                "Install the Compose plugin (package docker-compose-plugin or docker-compose).");
    }

    private Optional<String> version(List<String> compose) throws StepException, InterruptedException {
        if (!commands.exists(compose.get(0))) {
            return Optional.empty();
        }
        var command = new ArrayList<>(compose);
        command.addAll(List.of("version", "--short"));
        var ended = commands.run(call(command, VERSION_LIMIT), line -> {});
        return ended.exitCode() == 0 ? ended.output().stream().findFirst() : Optional.empty();
    }

    private Call call(List<String> command, Duration limit) {
        return new Call(command, place.directory, Map.of(), limit);
    }

    private static StepException failed(Call call, Commands.Ended ended) {
        var all = ended.errors().isEmpty() ? ended.output() : ended.errors();
        var last = String.join("; ", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        return new StepException(
                "'" + call.text() + "' ended with exit code " + ended.exitCode() + (last.isBlank() ? "" : ": " + last),
                "Correct what it names, then retry.");
    }
}
