package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Containers.ExecResult;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A waiting helper container that runs shell scripts until it is closed. */
public final class HelperShell implements AutoCloseable {
    private static final AtomicLong OPENED = new AtomicLong();

    private final StoreTools tools;
    private final ContainerName name;

    private HelperShell(StoreTools tools, ContainerName name) {
        this.tools = tools;
        this.name = name;
    }

    /** Starts one; {@code what} tells it from other helpers of the run. */
    public static HelperShell open(StoreTools tools, Store store, String what, List<Helper.Place> places)
            throws StepException {
        return open(tools, store.helper(what), store.image(), places);
    }

    /** Starts one whose name begins with one of the caller's. */
    public static HelperShell open(StoreTools tools, ContainerName name, String image, List<Helper.Place> places)
            throws StepException {
        // Its own: whoever only looks, in another process or at the same time, must not take this one's place.
        var own = new ContainerName(
                "%s-%d-%d".formatted(name, ProcessHandle.current().pid(), OPENED.incrementAndGet()));
        var shell = new HelperShell(tools, own);
        try {
            tools.helpers().start(Helper.waiting(own, image, places));
            return shell;
        } catch (StepException e) {
            shell.removeAfter(e); // one that was made and could not be started
            throw e;
        }
    }

    private void removeAfter(StepException failure) {
        try {
            close();
        } catch (StepException e) {
            failure.addSuppressed(e);
        }
    }

    /** Runs a script, {@code $1} and on being the arguments, and gives what it printed without the last line's end. */
    public String must(String script, String... arguments) throws StepException, InterruptedException {
        var ended = run(script, Optional.empty(), arguments);
        if (ended.result.exitCode() != 0) {
            throw new StepException(
                    "helper container '%s' ended with code %d: %s"
                            .formatted(name, ended.result.exitCode(), oneLine(ended)),
                    "Correct what it names, then resume.");
        }
        return ended.text.strip();
    }

    /** Runs a script whatever its end; {@code input} is its standard input. */
    public Ended run(String script, Optional<InputStream> input, String... arguments)
            throws StepException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(List.of(arguments));
        var out = new ByteArrayOutputStream();
        var result = tools.containers().exec(name, command, Map.of(), input, out::write);
        return new Ended(result, out.toString(StandardCharsets.UTF_8));
    }

    /** Runs a script that must end well and hands what it prints to {@code out} as it comes. */
    public void stream(String script, OutputStream out, String... arguments)
            throws StepException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(List.of(arguments));
        var result = tools.containers().exec(name, command, Map.of(), Optional.empty(), out::write);
        if (result.exitCode() != 0) {
            throw new StepException(
                    "helper container '%s' ended with code %d: %s"
                            .formatted(
                                    name,
                                    result.exitCode(),
                                    result.standardError().strip()),
                    "Correct what it names, then resume.");
        }
    }

    private static String oneLine(Ended ended) {
        var text = ended.result.standardError().isBlank() ? ended.text : ended.result.standardError();
        return text.strip().replaceAll("\\s*\\n\\s*", "; ");
    }

    @Override
    public void close() throws StepException {
        tools.helpers().remove(name);
    }

    /** How a script ended and all it printed. */
    public record Ended(ExecResult result, String text) {}
}
