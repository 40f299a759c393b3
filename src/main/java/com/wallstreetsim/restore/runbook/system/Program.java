package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Commands;
import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program that a recovery needs.
 *
 * @param version the command that prints its version
 * @param least the oldest version that does
 * @param fix how it is installed
 */
record Program(String name, List<String> version, String least, String fix) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.\\d+)*");

    static final Program GIT =
            new Program("git", List.of("git", "--version"), "2.0", "Install it: 'apt-get install git'.");
    static final Program NODE = new Program(
            "Node", List.of("node", "--version"), "18.0", "Install Node 18 or newer from nodejs.org or your system.");
    static final Program PNPM =
            new Program("pnpm", List.of("pnpm", "--version"), "8.0", "Install it: 'npm install -g pnpm'.");
    static final Program PM2 =
            new Program("PM2", List.of("pm2", "--version"), "5.0", "Install it: 'npm install -g pm2'.");

    Program {
        version = List.copyOf(version);
    }

    /** Asks the program itself; one that is on the PATH and does not run is not there. */
    Finding look(Commands commands, Path directory) throws InterruptedException {
        var expected = least + " or newer";
        if (!commands.exists(version.get(0))) {
            return Finding.block(name, "not there: no program '%s'".formatted(version.get(0)), expected, fix);
        }
        try {
            var ended = commands.run(new Call(version, directory, Map.of(), LIMIT), line -> {});
            // The first call of some programs prints a banner before the version.
            var found = ended.output().stream()
                    .flatMap(line -> number(line).stream())
                    .reduce((first, last) -> last);
            return found.isEmpty() || ended.exitCode() != 0
                    ? Finding.block(
                            name,
                            "'%s' ended with %d".formatted(String.join(" ", version), ended.exitCode()),
                            expected,
                            fix)
                    : judged(found.get());
        } catch (StepException e) {
            return Finding.block(name, e.message(), expected, fix);
        }
    }

    Finding judged(String found) {
        var expected = least + " or newer";
        return atLeast(found, least)
                ? Finding.pass(name, found, expected)
                : Finding.block(name, found + " is too old", expected, fix);
    }

    static Optional<String> number(String line) {
        var matcher = NUMBER.matcher(line);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    static boolean atLeast(String found, String least) {
        var one = NUMBER.matcher(found);
        var other = NUMBER.matcher(least);
        if (!one.find() || !other.find()) {
            return false;
        }
        var major = Integer.compare(Integer.parseInt(one.group(1)), Integer.parseInt(other.group(1)));
        return major > 0 || (major == 0 && Integer.parseInt(one.group(2)) >= Integer.parseInt(other.group(2)));
    }
}
