package com.wallstreetsim.restore.run;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts engines as processes of their own: own session, no terminal, so that a dropped line ends a viewer and nothing else. */
public final class EngineStarter {
    private static final Pattern SECRET = Pattern.compile(
            "PASSW|SECRET|TOKEN|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY|_URL$|^PGPASS|_DSN$", Pattern.CASE_INSENSITIVE);

    private final List<String> command;
    private final Asking asking;
    private @Nullable SessionEnd sessionEnd;

    /** Asks the host what a logout does to an engine. */
    public interface Asking {
        SessionEnd ask() throws InterruptedException;
    }

    /** For a host on which a logout harms nothing. */
    public EngineStarter(List<String> command) {
        this(command, () -> SessionEnd.HARMLESS);
    }

    /**
     * Starts engines by a command.
     *
     * @param command what comes before {@code --intent I RUN-DIRECTORY}: the launcher or a java command line
     * @param asking asked once, when the first engine is planned or started
     */
    public EngineStarter(List<String> command, Asking asking) {
        this.command = List.copyOf(command);
        this.asking = asking;
    }

    synchronized SessionEnd sessionEnd() throws InterruptedException {
        var known = sessionEnd;
        if (known == null) {
            known = asking.ask();
            sessionEnd = known;
        }
        return known;
    }

    /** Whoever interrupts the start wants to leave: the engine is started as on any host. */
    private List<String> prefix() {
        try {
            return sessionEnd().prefix();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /**
     * An operator's shell may export what is secret. An engine lives for hours and takes the site's secrets from the
     * site's files, so that nothing of the kind need stand in its environment.
     */
    static boolean mayBeSecret(String variable) {
        return !variable.startsWith("WSS_") && SECRET.matcher(variable).find();
    }

    Process start(RunDirectory directory, Intent intent) throws IOException {
        RunDirectory.touch(directory.engineLog());
        var line = new ArrayList<String>();
        line.add("setsid");
        line.addAll(prefix());
        line.addAll(command);
        line.addAll(List.of("--intent", intent.word(), directory.path().toString()));
        var log = directory.engineLog().toFile();
        // Pipes that nobody reads would block it, and the terminal's would break with the line.
        var builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(EngineStarter::mayBeSecret);
        var process = builder.directory(directory.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectErrorStream(true)
                .start();
        RunDirectory.writeWhole(
                directory.enginePid(),
                Long.toString(process.pid()).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return process;
    }
}
