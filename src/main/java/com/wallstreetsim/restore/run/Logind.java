package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What systemd's login manager does with a user's processes when the session ends: it says so itself, else its files do. */
final class Logind {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final List<String> YES = List.of("yes", "true", "on", "1");

    private final Path root;
    private final ShortCommand commands;

    /** @param root the directory that stands for {@code /} */
    Logind(Path root, ShortCommand commands) {
        this.root = root;
        this.commands = commands;
    }

    /** Whether systemd runs on this host; the sign is the one that {@code sd_booted(3)} names. */
    boolean runs() {
        return Files.isDirectory(root.resolve("run/systemd/system"));
    }

    /** Whose session this is: behind sudo or su it is not the user's own, and its rule is the one that counts. */
    String owner(String user) throws InterruptedException {
        try {
            var uid = Files.readString(root.resolve("proc/self/loginuid")).strip();
            return commands.ask("id", "-nu", uid)
                    .filter(names -> names.size() == 1)
                    .map(names -> names.get(0))
                    .orElse(user);
        } catch (IOException e) {
            return user; // a kernel that does not keep it
        }
    }

    /** Whether this user's processes are killed when the session ends; empty when nobody knows. */
    Optional<Boolean> kills(String user) throws InterruptedException {
        var answered = commands.ask(
                "busctl",
                "get-property",
                "org.freedesktop.login1",
                "/org/freedesktop/login1",
                "org.freedesktop.login1.Manager",
                "KillUserProcesses",
                "KillOnlyUsers",
                "KillExcludeUsers");
        return answered.filter(lines -> lines.size() == 3)
                .map(lines -> new Rule(lines.get(0).equals("b true"), quoted(lines.get(1)), quoted(lines.get(2))))
                .or(this::configured)
                .map(rule -> rule.kills(user));
    }

    private record Rule(boolean kill, List<String> only, List<String> except) {
        boolean kills(String user) {
            return kill && !except.contains(user) && (only.isEmpty() || only.contains(user));
        }
    }

    private static List<String> quoted(String array) {
        return QUOTED.matcher(array).results().map(found -> found.group(1)).toList();
    }

    /** Empty also where the files are silent: what silence means was decided when systemd was built. */
    private Optional<Rule> configured() {
        var settings = new HashMap<String, String>();
        for (var file : files()) {
            read(file, settings);
        }
        return Optional.ofNullable(settings.get("KillUserProcesses"))
                .map(kill -> new Rule(
                        YES.contains(kill),
                        words(settings.getOrDefault("KillOnlyUsers", "")),
                        words(settings.getOrDefault("KillExcludeUsers", "root"))));
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The main file, then the additions by their names wherever they are: the later one wins. */
    private List<Path> files() {
        var additions = Stream.of("usr/lib/systemd", "run/systemd", "etc/systemd")
                .map(place -> root.resolve(place).resolve("logind.conf.d"))
                .flatMap(Logind::inside)
                .sorted((one, other) -> name(one).compareTo(name(other)));
        return Stream.concat(Stream.of(root.resolve("etc/systemd/logind.conf")), additions)
                .filter(Files::isReadable)
                .toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Stream<Path> inside(Path directory) {
        var files = directory.toFile().listFiles((place, name) -> name.endsWith(".conf"));
        return files == null ? Stream.empty() : Arrays.stream(files).map(java.io.File::toPath);
    }

    private static void read(Path file, Map<String, String> settings) {
        try {
            for (var line : Files.readAllLines(file)) {
                var at = line.indexOf('=');
                if (at > 0 && !line.startsWith("#") && !line.startsWith(";")) {
                    settings.put(
                            line.substring(0, at).strip(),
                            line.substring(at + 1).strip());
                }
            }
        } catch (IOException e) {
            settings.remove("KillUserProcesses"); // what cannot be read may say anything
        }
    }

    /** Whether the user's own manager, and what runs under it, outlives the last logout. */
    boolean lingers(String user) throws InterruptedException {
        return commands.ask("loginctl", "show-user", user, "--property=Linger", "--value")
                .filter(lines -> lines.contains("yes"))
                .isPresent();
    }
}
