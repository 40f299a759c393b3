package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the service's Redis names its append-only files. Said on its command line they stand in no configuration file, and a
 * server that looks for other names starts empty.
 */
final class FileNames {
    private static final List<String> SETTINGS = List.of("appendfilename", "appenddirname");
    private static final String MEMORY = "redis.";

    private FileNames() {}

    /** Asks a server that runs; what it does not know, as those before 7 know no directory, it keeps to its default. */
    static void remember(KeyValueStore redis, StepContext context) {
        for (var setting : SETTINGS) {
            try {
                context.remember(MEMORY + setting, redis.setting(setting));
            } catch (StepException e) {
                context.say("%s is not known: %s".formatted(setting, e.message()));
            }
        }
    }

    /** Arguments for a server that shall write files of these names; none where nobody could be asked. */
    static List<String> arguments(StepContext context) {
        var arguments = new ArrayList<String>();
        for (var setting : SETTINGS) {
            context.recall(MEMORY + setting)
                    .filter(name -> !name.isBlank())
                    .ifPresent(name -> arguments.addAll(List.of("--" + setting, name)));
        }
        return arguments;
    }
}
