package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.Runs;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the run that was meant: its id, the beginning of it, or {@code last}. */
final class RunChoice {
    private final Runs runs;

    RunChoice(Runs runs) {
        this.runs = runs;
    }

    RunHandle named(String name) throws StepException {
        var ids = runs.list().stream().map(RunSummary::id).toList();
        if (ids.isEmpty()) {
            throw new UsageException("there is no run yet", "'wss-restore' or 'wss-restore run' makes one.");
        }
        var id = choose(ids, name);
        return runs.open(id)
                .orElseThrow(
                        () -> new UsageException("run '%s' is gone".formatted(id), "'wss-restore runs' lists them."));
    }

    private static RunId choose(List<RunId> newestFirst, String name) throws UsageException {
        if (name.equals("last")) {
            return newestFirst.get(0);
        }
        var found =
                newestFirst.stream().filter(id -> id.value().startsWith(name)).toList();
        if (found.stream().anyMatch(id -> id.value().equals(name))) {
            return new RunId(name);
        }
        return switch (found.size()) {
            case 1 -> found.get(0);
            case 0 ->
                throw new UsageException("there is no run '%s'".formatted(name), "'wss-restore runs' lists them.");
            default ->
                throw new UsageException(
                        "'%s' is the beginning of %d runs".formatted(name, found.size()),
                        "Type more of it: %s, or 'last'."
                                .formatted(found.stream()
                                        .limit(5)
                                        .map(RunId::value)
                                        .collect(Collectors.joining(", "))));
        };
    }
}
