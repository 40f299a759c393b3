package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Space where the server keeps its data, asked inside the container: only there the file system is surely the right one. */
public final class DataSpace {
    public static final String DATA_DIRECTORY = "/var/lib/postgresql/data";

    /** Tables with their indexes, in relation to the text of the dump; measured 1.6 to 2.3 on the application's data. */
    private static final double GROWTH = 2.3;

    private final RestoreTools tools;

    DataSpace(RestoreTools tools) {
        this.tools = tools;
    }

    /** Free bytes, or nothing where the container has no {@code df}. */
    Optional<Long> free(StepContext context) throws StepException, InterruptedException {
        var container = new ContainerName(tools.site().postgres().container());
        var out = new ByteArrayOutputStream();
        var result = tools.containers()
                .exec(container, List.of("df", "-Pk", DATA_DIRECTORY), Map.of(), Optional.empty(), out::write);
        if (result.exitCode() != 0) {
            context.say("df failed in %s: %s".formatted(container, result.standardError()));
            return Optional.empty();
        }
        return freeOf(out.toString(StandardCharsets.UTF_8));
    }

    /** The fourth column of the last line of POSIX {@code df}: available kilobytes. */
    static Optional<Long> freeOf(String df) {
        var columns = df.strip()
                .lines()
                .reduce((first, last) -> last)
                .orElse("")
                .strip()
                .split("\\s+", -1);
        return columns.length >= 6 && columns[columns.length - 3].matches("\\d+")
                ? Optional.of(Long.parseLong(columns[columns.length - 3]) * 1024)
                : Optional.empty();
    }

    /** What a dump of this size takes at most once it is loaded. */
    static long byText(long plainBytes) {
        return (long) (plainBytes * GROWTH);
    }

    /** What the load will need: what the live database tells of the same tables, else from the dump's own size. */
    long needed(RestoreChoices choices, long plainBytes) throws StepException {
        var byText = byText(plainBytes);
        if (choices.dropFirst()) {
            var live = tools.database().facts(choices.names().live());
            return Math.max(
                    0,
                    byText
                            - live.map(com.wallstreetsim.restore.port.Database.DatabaseFacts::bytes)
                                    .orElse(0L));
        }
        return byText;
    }
}
