package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Docker engine. */
public interface Containers {
    /** Server version, or a failure that says what is wrong with the engine: absent, not permitted, too old. */
    String engineVersion() throws StepException;

    Optional<ContainerState> find(ContainerName name) throws StepException;

    /** All containers, stopped ones too, that carry the label. */
    List<ContainerState> withLabel(String label, String value) throws StepException;

    /** Starts a stopped container; one that runs is success. */
    void start(ContainerName name) throws StepException;

    /** Lets a paused container go on. */
    void unpause(ContainerName name) throws StepException;

    /** Stops a container; one that is stopped is success. */
    void stop(ContainerName name, Duration grace) throws StepException;

    /** Removes a stopped container, never its volumes; one that is gone is success. */
    void remove(ContainerName name) throws StepException;

    /** The last lines of its log, both streams, oldest first. */
    List<String> log(ContainerName name, int lines) throws StepException, InterruptedException;

    /**
     * Runs a command inside a running container, feeding {@code input} with a true end of input and handing what it
     * prints to {@code sink} as it comes. Secrets go through {@code environment}, never through the arguments. When the
     * calling thread is interrupted, or {@code sink} fails, the command is ended inside the container too.
     *
     * @return the exit code and the last 8 KiB of standard error
     */
    ExecResult exec(
            ContainerName name,
            List<String> command,
            Map<String, String> environment,
            Optional<InputStream> input,
            ByteSink sink)
            throws StepException, InterruptedException;

    /** Takes standard output in the order it comes. */
    interface ByteSink {
        void accept(byte[] buffer, int offset, int length) throws java.io.IOException;
    }

    /** How an exec ended. */
    record ExecResult(long exitCode, String standardError) {}
}
