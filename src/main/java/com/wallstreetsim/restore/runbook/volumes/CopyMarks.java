package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the marks that copies leave in a kept volume tell of it; where its content was moved by rename there are none. Each
 * carries the name of a move, the stamp of its run, and how far it came: {@code away-20261122_170133 copied}.
 */
public final class CopyMarks {
    private static final String LIST = """
            for f in "$1"/.wss-*; do if [ -f "$f" ]; then echo "${f##*/.wss-} $(cat "$f")"; fi; done
            """;
    private static final String BEGUN = "copying";
    private static final Set<String> COPIED = Set.of("copied", "moved");

    private final Map<String, String> states = new TreeMap<>();

    private CopyMarks() {}

    /** @param directory where the kept volume is mounted */
    public static CopyMarks read(HelperShell shell, String directory) throws StepException, InterruptedException {
        return of(shell.must(LIST, directory));
    }

    static CopyMarks of(String listed) {
        var marks = new CopyMarks();
        listed.lines()
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2)
                .forEach(words -> marks.states.put(words[0], words[1]));
        return marks;
    }

    /**
     * Why the volume does not hold all that it was kept for, if it does not.
     *
     * @param stamp of the run that kept it
     */
    public Optional<String> missing(String stamp) {
        if (state("away-" + stamp).equals(BEGUN)) {
            return Optional.of("its copy was begun and not finished");
        }
        if (COPIED.contains(state("back-" + stamp))) {
            return Optional.of("an undo has brought its content back");
        }
        return states.keySet().stream()
                .map(name -> name.substring(name.indexOf('-') + 1))
                .filter(other -> !other.equals(stamp))
                .flatMap(other -> taken(other).stream())
                .findFirst();
    }

    /** Another run copies out of a kept volume, and back into it when it is undone. */
    private Optional<String> taken(String other) {
        var back = state("back-" + other);
        if (back.equals(BEGUN)) {
            return Optional.of("its content was to come back by an undo that was not finished");
        }
        return COPIED.contains(state("away-" + other)) && !COPIED.contains(back)
                ? Optional.of("its content went into place at " + other)
                : Optional.empty();
    }

    private String state(String name) {
        return states.getOrDefault(name, "");
    }
}
