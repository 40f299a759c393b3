package com.wallstreetsim.restore.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an engine is started so that it outlives the session it is started from, and what the operator has to know.
 *
 * @param prefix what stands before the engine's command; it replaces itself by it, so that the process stays the same
 * @param notice one line for the operator, or empty where a logout harms nothing
 */
public record SessionEnd(List<String> prefix, Optional<String> notice) {
    /** Nothing ends with the session but its terminal. */
    public static final SessionEnd HARMLESS = new SessionEnd(List.of(), Optional.empty());

    private static final String OUTSIDE =
            "Logout kills processes here: the engine runs outside the session (systemd-run).";
    private static final String WHILE_LOGGED_IN =
            "The last logout kills the engine: keep one login, or 'loginctl enable-linger'.";
    private static final String KILLED = "Logout kills the engine here (KillUserProcesses=yes): stay logged in.";
    private static final String UNKNOWN = "Logout may kill the engine here (logind does not say): stay logged in.";

    public SessionEnd {
        prefix = List.copyOf(prefix);
    }

    /** Asks this host; takes up to seconds where its services hang. */
    public static SessionEnd probe(Map<String, String> environment) throws InterruptedException {
        return probe(Path.of("/"), environment, System.getProperty("user.name"));
    }

    static SessionEnd probe(Path root, Map<String, String> environment, String user) throws InterruptedException {
        var commands = new ShortCommand(environment);
        var logind = new Logind(root, commands);
        if (!logind.runs()) {
            return HARMLESS;
        }
        var kills = logind.kills(logind.owner(user));
        if (kills.isPresent() && !kills.get()) {
            return HARMLESS;
        }
        var scope = scope(user, commands);
        if (scope.isEmpty()) {
            return new SessionEnd(List.of(), Optional.of(kills.isPresent() ? KILLED : UNKNOWN));
        }
        // Root's engine moves to the system's own manager; everybody else's goes with the last logout unless that
        // lingers.
        var safe = user.equals("root") || logind.lingers(user);
        return new SessionEnd(scope.get(), kills.map(killed -> safe ? OUTSIDE : WHILE_LOGGED_IN));
    }

    /** A scope of its own, where one can be made: tried with a program that does nothing. */
    private static Optional<List<String>> scope(String user, ShortCommand commands) throws InterruptedException {
        var words = new ArrayList<String>();
        if (!user.equals("root")) {
            words.add("--user");
        }
        words.addAll(List.of("--scope", "--quiet", "--collect", "--description=wss-restore", "--"));
        var trial = new ArrayList<>(words);
        trial.add("true");
        return commands.ask("systemd-run", trial.toArray(String[]::new))
                .flatMap(said -> commands.find("systemd-run"))
                .map(program -> {
                    words.add(0, program.toString());
                    return List.copyOf(words);
                });
    }
}
