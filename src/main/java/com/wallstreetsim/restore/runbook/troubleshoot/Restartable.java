package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** Which applications a restart is for: those that PM2 knows and nobody stopped. A restart must not be a first start. */
final class Restartable {
    private static final String KEY = "applications.restarted";

    private Restartable() {}

    /** In the order of the site file. */
    static List<String> of(Applications applications) throws StepException, InterruptedException {
        var known = applications.list().stream()
                .filter(one -> !one.stopped())
                .map(Applications.Application::name)
                .toList();
        return applications.names().stream().filter(known::contains).toList();
    }

    /** With those that an attempt before this one may have left stopped: it was killed in the middle of their restart. */
    static List<String> of(Applications applications, StepContext context) throws StepException, InterruptedException {
        var now = of(applications);
        var before = List.of(context.recall(KEY).orElse("").split(","));
        var all = applications.names().stream()
                .filter(name -> now.contains(name) || before.contains(name))
                .toList();
        context.remember(KEY, String.join(",", all));
        return all;
    }
}
