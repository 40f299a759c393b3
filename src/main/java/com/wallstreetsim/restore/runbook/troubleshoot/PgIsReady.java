package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runbook's own question. It is shown, and proves little: it says yes for users and databases that do not exist. */
record PgIsReady(TroubleTools tools) {
    String says(ContainerName container) throws InterruptedException {
        var site = tools.site().postgres();
        var out = new ByteArrayOutputStream();
        var command = List.of("pg_isready", "-U", site.user(), "-d", site.database());
        try {
            tools.containers().exec(container, command, Map.of(), Optional.empty(), out::write);
            return out.toString(StandardCharsets.UTF_8).strip();
        } catch (StepException e) {
            return e.message();
        }
    }
}
