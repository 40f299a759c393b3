package com.wallstreetsim.restore.adapter.pm2;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Commands;
import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The site's applications, asked for by name only: other applications of the host are never touched. */
public final class Pm2Applications implements Applications {
    private static final Duration LIST_LIMIT = Duration.ofSeconds(30);
    // With wait_ready a start blocks for each application, 15 s where one never says it is ready.
    private static final Duration CHANGE_LIMIT = Duration.ofMinutes(3);
    private static final int LAST_LINES = 5;

    private final Commands commands;
    private final Clock clock;
    private final Place place;
    private final List<String> names;

    public Pm2Applications(Commands commands, Clock clock, Place place, List<String> names) {
        this.commands = commands;
        this.clock = clock;
        this.place = place;
        this.names = List.copyOf(names);
    }

    /**
     * Where PM2 is.
     *
     * @param program {@code pm2} or a path
     * @param home {@code PM2_HOME}, if it is not the user's own
     * @param site the site's directory, which PM2 works in
     * @param ecosystem the file it starts applications from
     */
    public record Place(String program, Optional<Path> home, Path site, Path ecosystem) {
        /** As it is typed in the site's directory. */
        String ecosystemThere() {
            var path = ecosystem.startsWith(site) ? site.relativize(ecosystem) : ecosystem;
            return path.toString();
        }
    }

    @Override
    public List<Application> list() throws StepException, InterruptedException {
        return ProcessList.applications(processes(), clock.instant());
    }

    @Override
    public void stop(List<String> wanted) throws StepException, InterruptedException {
        checkOurs(wanted);
        var known = known();
        // 'stop' of an empty list is an error to PM2, and success to us.
        var present = wanted.stream().filter(known::contains).toList();
        if (!present.isEmpty()) {
            change("stop", present);
        }
    }

    @Override
    public void start(List<String> wanted) throws StepException, InterruptedException {
        checkOurs(wanted);
        var known = known();
        var present = wanted.stream().filter(known::contains).toList();
        var absent = wanted.stream().filter(name -> !known.contains(name)).toList();
        if (!present.isEmpty()) {
            change("start", present);
        }
        if (!absent.isEmpty()) {
            perform(List.of("start", place.ecosystemThere(), "--only", String.join(",", absent)), CHANGE_LIMIT);
        }
    }

    @Override
    public void restart(List<String> wanted) throws StepException, InterruptedException {
        checkOurs(wanted);
        refuseAnothers(wanted);
        // By name alone PM2 would keep the settings they were first started with.
        var only = String.join(",", wanted);
        perform(List.of("startOrRestart", place.ecosystemThere(), "--only", only, "--update-env"), CHANGE_LIMIT);
    }

    @Override
    public void save() throws StepException, InterruptedException {
        perform(List.of("save"), LIST_LIMIT);
    }

    @Override
    public List<String> namesakes() throws StepException, InterruptedException {
        return processes().stream()
                .filter(process -> !process.directory().isEmpty() && !isOurs(Path.of(process.directory())))
                .map(Pm2Applications::shown)
                .distinct()
                .toList();
    }

    private static String shown(ProcessList.Listed process) {
        return "%s of %s".formatted(process.name(), process.directory());
    }

    /** By these names PM2 would give another site's applications the settings of this one. */
    private void refuseAnothers(List<String> wanted) throws StepException, InterruptedException {
        var others = processes().stream()
                .filter(process -> wanted.contains(process.name()) && isAnothers(process))
                .map(Pm2Applications::shown)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            throw new StepException(
                    "PM2 runs %s, which is another site's".formatted(String.join(", ", others)),
                    "Give this site a PM2 of its own: 'pm2-home' in wss-restore.yaml. The other one's is left alone.");
        }
    }

    /** An application may work anywhere; one that works where another ecosystem file stands, or below, is that one's. */
    private boolean isAnothers(ProcessList.Listed process) {
        if (process.directory().isEmpty() || isOurs(Path.of(process.directory()))) {
            return false;
        }
        for (var up = real(Path.of(process.directory())); up != null; up = up.getParent()) {
            var ecosystem = up.resolve(place.ecosystem().getFileName());
            if (Files.exists(ecosystem)) {
                return !real(ecosystem).equals(real(place.ecosystem()));
            }
        }
        return false;
    }

    /** An application may work in a directory of its own below the site's, and either may be named by a link. */
    private boolean isOurs(Path directory) {
        return directory.normalize().startsWith(place.site) || real(directory).startsWith(real(place.site));
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.normalize(); // what is gone has no other name
        }
    }

    @Override
    public String home() {
        return place.home
                .map(Path::toString)
                .or(() -> commands.variable("PM2_HOME"))
                .orElseGet(() -> commands.variable("HOME").orElse("~") + "/.pm2");
    }

    @Override
    public List<String> log(String name, int lines) throws StepException, InterruptedException {
        checkOurs(List.of(name));
        var paths = processes().stream()
                .filter(process -> process.name().equals(name))
                .flatMap(process -> process.logs().stream())
                .distinct()
                .toList();
        return LogTail.of(paths, lines);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public String byHand(String verb, List<String> wanted) {
        var home = place.home().map("PM2_HOME='%s' "::formatted).orElse("");
        return home + place.program() + " " + verb + " " + String.join(" ", wanted);
    }

    private void checkOurs(List<String> wanted) {
        if (!names.containsAll(wanted)) {
            throw new IllegalArgumentException("not all applications of this site: " + wanted);
        }
    }

    private List<String> known() throws StepException, InterruptedException {
        return processes().stream().map(ProcessList.Listed::name).distinct().toList();
    }

    private List<ProcessList.Listed> processes() throws StepException, InterruptedException {
        return ProcessList.parse(perform(List.of("jlist"), LIST_LIMIT)).stream()
                .filter(process -> names.contains(process.name()))
                .toList();
    }

    private void change(String verb, List<String> present) throws StepException, InterruptedException {
        var arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(present);
        perform(arguments, CHANGE_LIMIT);
    }

    private List<String> perform(List<String> arguments, Duration limit) throws StepException, InterruptedException {
        if (!commands.exists(place.program)) {
            throw new StepException(
                    "PM2 is not there: no program '" + place.program + "'",
                    "Install it with 'npm install -g pm2', or set its path in the site file.");
        }
        var command =
                Stream.concat(Stream.of(place.program), arguments.stream()).toList();
        var call = new Call(command, place.site, environment(), limit);
        var ended = commands.run(call, line -> {});
        if (ended.exitCode() != 0) {
            throw failed(call, ended);
        }
        return ended.output();
    }

    private Map<String, String> environment() {
        return place.home.map(home -> Map.of("PM2_HOME", home.toString())).orElse(Map.of());
    }

    private static StepException failed(Call call, Commands.Ended ended) {
        var all = ended.errors().isEmpty() ? ended.output() : ended.errors();
        var last = String.join("; ", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        return new StepException(
                "'" + call.text() + "' ended with exit code " + ended.exitCode() + (last.isBlank() ? "" : ": " + last),
                "Run it by hand in " + call.directory() + " to see more.");
    }
}
