package com.wallstreetsim.restore.runbook.applications;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** The names that ran before a run stopped them, as the run remembers them. */
public final class RunningApplications {
    private static final String KEY = "applications.running";

    private RunningApplications() {}

    static void remember(StepContext context, List<String> names) {
        context.remember(KEY, String.join(",", names));
    }

    /** Empty when none ran, or when nobody looked. */
    public static List<String> recall(StepContext context) {
        return split(context.recall(KEY).orElse(""));
    }

    static List<String> split(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    static List<String> now(Applications applications) throws StepException, InterruptedException {
        return applications.list().stream()
                .filter(Applications.Application::online)
                .map(Applications.Application::name)
                .toList();
    }
}
