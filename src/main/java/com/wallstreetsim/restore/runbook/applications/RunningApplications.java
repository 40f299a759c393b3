package com.wallstreetsim.restore.runbook.applications;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The names that ran before a run stopped them, as the run remembers them. */
public final class RunningApplications {
    private static final String KEY = "applications.running";

    private RunningApplications() {}

    /** Adds these to what the run is to start, and to miss when it does not run in the end. */
    public static void remember(StepContext context, Collection<String> names) {
        var known = recall(context);
        if (!known.containsAll(names) || context.recall(KEY).isEmpty()) {
            context.remember(KEY, String.join(",", with(known, names)));
        }
    }

    /** Both, without repeating any. */
    static List<String> with(Collection<String> some, Collection<String> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    /** Empty when none ran, or when nobody looked. */
    public static List<String> recall(StepContext context) {
        return split(context.recall(KEY).orElse(""));
    }

    static List<String> split(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    /** A cluster of which one process works writes to the databases as any other. */
    static List<String> now(Applications applications) throws StepException, InterruptedException {
        return applications.list().stream()
                .filter(Applications.Application::running)
                .map(Applications.Application::name)
                .toList();
    }

    /** Under {@code sudo} another PM2 may be asked than the one that runs them: it knows no name at all. */
    static Optional<String> nobodyKnown(Applications applications) throws StepException, InterruptedException {
        return applications.list().isEmpty()
                ? Optional.of("PM2 of %s knows none of %s"
                        .formatted(applications.home(), String.join(", ", applications.names())))
                : Optional.empty();
    }
}
