package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Docker Compose on the site's compose file, and on those that were given beside it. */
public interface Compose {
    /**
     * What the service's container was made from, as its own labels tell; empty once it is gone. It is asked, and
     * remembered, before the container is removed.
     */
    Optional<Origin> told(String service) throws StepException;

    /** The same; where the service has no container, what those of the site's other services tell. */
    Origin origin(String service) throws StepException;

    /**
     * Refuses what a container could not be made anew from.
     *
     * @throws StepException when one of its files is not there any more, or the site's is not among several
     */
    void check(Origin origin) throws StepException;

    /** {@code docker compose up -d SERVICE}; what it prints goes to {@code say} line by line. */
    void up(String service, Origin origin, Consumer<String> say) throws StepException, InterruptedException;

    /** The same, made from what the containers that are there tell. */
    default void up(String service, Consumer<String> say) throws StepException, InterruptedException {
        up(service, origin(service), say);
    }

    /** The command line an operator would type for it. */
    String upByHand(String service);

    /**
     * What a container was made from.
     *
     * @param project the Compose project; empty where no container tells one
     * @param files the compose files in the order they were given; empty where no container tells them
     * @param byProgram whether the old program of its own made it
     */
    record Origin(Optional<String> project, List<String> files, boolean byProgram) {
        public static final Origin UNKNOWN = new Origin(Optional.empty(), List.of(), false);

        public Origin {
            files = List.copyOf(files);
        }

        /** A line each, for a run to remember. */
        public String encode() {
            return String.join(
                    "\n",
                    Stream.concat(Stream.of(Boolean.toString(byProgram), project.orElse("")), files.stream())
                            .toList());
        }

        /** What {@link #encode} gave. */
        public static Origin decode(String text) {
            var lines = new ArrayList<>(List.of(text.split("\n", -1)));
            var byProgram = Boolean.parseBoolean(lines.remove(0));
            var project = lines.isEmpty() ? "" : lines.remove(0);
            return new Origin(Optional.of(project).filter(name -> !name.isEmpty()), lines, byProgram);
        }
    }
}
