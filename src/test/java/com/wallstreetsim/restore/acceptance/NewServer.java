package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The new server beside the lab: the code and the tools of its own, an empty directory, and the lab's newest backup. */
final class NewServer implements AutoCloseable {
    private static final Path LAB = Path.of("assets/lab/lab");

    private final Path home;
    private final Path into;
    private final Path place;
    private final String path;

    private NewServer(Path home, Path into, Path place, String path) {
        this.home = home;
        this.into = into;
        this.place = place;
        this.path = path;
    }

    /** Makes it, and removes what an earlier test left of it. */
    static NewServer ready(Path place) {
        lab("clear");
        var home = Path.of(lab().strip());
        return new NewServer(home, place.resolve("site"), place, home.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private static String lab(String... words) {
        var command = new ArrayList<>(List.of(LAB.toAbsolutePath().toString(), "server"));
        command.addAll(List.of(words));
        return Shell.sh(command.toArray(String[]::new));
    }

    /** The same with other programs on the PATH. */
    NewServer with(String searched) {
        return new NewServer(home, into, place, searched);
    }

    /** Every program of the PATH but these, which nobody has installed. */
    NewServer without(String... programs) throws IOException {
        var directory = Files.createDirectories(place.resolve("path"));
        for (var from : path.split(":", -1)) {
            link(Path.of(from), directory, Set.of(programs));
        }
        return with(directory.toString());
    }

    private static void link(Path from, Path to, Set<String> without) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> programs = Files.list(from)) {
            for (var program : programs.toList()) {
                var link = to.resolve(program.getFileName());
                if (!without.contains(program.getFileName().toString()) && Files.notExists(link)) {
                    Files.createSymbolicLink(link, program.toAbsolutePath());
                }
            }
        }
    }

    /** A program of this name stands before all others. */
    NewServer fake(String name, String script) throws IOException {
        var directory = Files.createDirectories(place.resolve("fakes"));
        var file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return with(directory + ":" + path);
    }

    Path into() {
        return into;
    }

    Path home() {
        return home;
    }

    String path() {
        return path;
    }

    Path pm2Home() {
        return home.resolve("pm2-home");
    }

    Path archive() {
        return home.resolve("code.tar.gz");
    }

    String repository() {
        return "file://" + home.resolve("code.git");
    }

    Path secrets() {
        return home.resolve("secrets.env");
    }

    /** Lays the code into the directory, as somebody does who brings a checkout. */
    NewServer checkedOut() throws IOException {
        Files.createDirectories(into);
        Shell.sh("cp", "-a", home.resolve("code") + "/.", into.toString());
        return this;
    }

    /** A copy of the settings with one line replaced. */
    Path settings(String name, String value) throws IOException {
        var lines = Files.readAllLines(secrets()).stream()
                .map(line -> line.startsWith(name + "=") ? name + "=" + value : line)
                .toList();
        return Files.write(place.resolve("given.env"), lines);
    }

    /** Before there is a site file PM2 is asked where the environment says, and whoever asks PM2 starts its daemon. */
    Program program() {
        return Program.on(into, place.resolve("state"))
                .with("PATH", path)
                .with("PM2_HOME", pm2Home().toString());
    }

    /** Recovers from the archive with the lab's newest backup and the settings given. */
    Ended recover(String... words) {
        return recover(program(), words);
    }

    Ended recover(Program program, String... words) {
        var all = new ArrayList<>(List.of("run", "system.recover", "--set", "into=" + into));
        if (Stream.of(words).noneMatch(word -> word.startsWith("code="))) {
            all.addAll(List.of("--set", "code=archive"));
        }
        if (Stream.of(words).noneMatch(word -> word.startsWith("source=") || word.equals("code=existing"))) {
            all.addAll(List.of("--set", "source=" + archive()));
        }
        if (Stream.of(words).noneMatch(word -> word.startsWith("env="))) {
            all.addAll(List.of("--set", "env=" + secrets()));
        }
        all.addAll(List.of("--set", "backup=" + LabSite.newest(), "--approve", "swap=wallstreetsim"));
        all.addAll(List.of(words));
        return program.call(all.toArray(String[]::new));
    }

    /** Names and ids of the lab's own containers and when each was started. */
    static String labsOwn() {
        return Shell.sh(
                "sh",
                "-c",
                "docker ps -aq --filter label=wss.lab=%s | xargs docker inspect -f '{{.Name}} {{.Id}} {{.State.StartedAt}}' | sort"
                        .formatted(LabSite.id()));
    }

    /** A process of somebody else under the same PM2. */
    void somebodyElse(String name) throws IOException {
        var directory = Files.createDirectories(place.resolve("other"));
        Files.writeString(directory.resolve("app.js"), "setInterval(() => {}, 1000);\n");
        pm2("start", directory.resolve("app.js").toString(), "--name", name, "--cwd", directory.toString());
    }

    String pm2(String... words) {
        var command = new ArrayList<>(
                List.of("env", "PM2_HOME=" + pm2Home(), home.resolve("bin/pm2").toString()));
        command.addAll(List.of(words));
        return Shell.sh(command.toArray(String[]::new));
    }

    /** Every file of the runs, to be searched for what must not be there. */
    String everythingWritten() {
        try (Stream<Path> files = Files.walk(place.resolve("state/runs"))) {
            var all = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> secretValues() throws IOException {
        return Files.readAllLines(into.resolve(".env")).stream()
                .filter(line -> line.matches("\\w*(PASSWORD|SECRET)\\w*=.+"))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
    }

    @Override
    public void close() {
        lab("clear");
    }
}
