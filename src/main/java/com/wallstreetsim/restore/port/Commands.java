package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Programs of this host, run as children with a clean environment and without input. */
public interface Commands {
    /**
     * Runs a program to its end; what it prints goes to {@code say} line by line as it comes.
     *
     * @throws StepException when it cannot be started, or is still running after the limit and was ended
     */
    Ended run(Call call, Consumer<String> say) throws StepException, InterruptedException;

    /**
     * The same for a program that nobody can answer: as soon as it waits behind a question it is ended, and the failure
     * shows what it asked.
     *
     * @param patience after so much silence behind words that ask, it waits for an answer
     */
    Ended runUnasked(Call call, Duration patience, Consumer<String> say) throws StepException, InterruptedException;

    /** Whether {@code program} is an executable path, or stands on the PATH. */
    boolean exists(String program);

    /** What programs are given of the operator's environment under this name. */
    Optional<String> variable(String name);

    /**
     * What to run.
     *
     * @param command program and arguments; never a secret
     * @param directory the working directory
     * @param environment what is added to the clean environment
     * @param limit after this long it is ended
     */
    record Call(List<String> command, Path directory, Map<String, String> environment, Duration limit) {
        public Call {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** As an operator would read it; for messages, not for a shell. */
        public String text() {
            return String.join(" ", command);
        }
    }

    /** How it ended, with all lines it printed. */
    record Ended(int exitCode, List<String> output, List<String> errors) {
        public Ended {
            output = List.copyOf(output);
            errors = List.copyOf(errors);
        }
    }
}
