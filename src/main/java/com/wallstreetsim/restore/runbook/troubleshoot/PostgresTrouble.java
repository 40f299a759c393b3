package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Optional;

/** Why PostgreSQL does not start or answer. */
final class PostgresTrouble {
    private static final int LOG_LINES = 40;

    private final TroubleTools tools;

    PostgresTrouble(TroubleTools tools) {
        this.tools = tools;
    }

    void start(Evidence evidence) throws StepException, InterruptedException {
        var container =
                new ContainerLook(tools.containers(), tools.site().postgres().at(), tools.clock()).into(evidence);
        var disk = new DiskLook(tools.files());
        disk.space("disk of the site", tools.site().directory(), evidence);
        if (container.isPresent()) {
            disk.postgresDirectory(container.get(), evidence);
            if (!answers(evidence, container.get())) {
                log(evidence);
            }
        }
    }

    /** Ready is a login over TCP and a query; pg_isready says yes for databases and users that do not exist. */
    private boolean answers(Evidence evidence, ContainerState state) {
        if (!state.running()) {
            return false;
        }
        try {
            evidence.good(
                    "login over TCP", "PostgreSQL " + tools.database().server().version(), "an answer");
            return there(evidence);
        } catch (StepException e) {
            evidence.bad("login over TCP", e.message(), "an answer");
            evidence.cause(65, "PostgreSQL runs but refuses: " + e.message(), e.hint());
            return false;
        }
    }

    private boolean there(Evidence evidence) throws StepException {
        var live = tools.site().postgres().database();
        var there = tools.database().exists(live);
        if (there) {
            evidence.good("database " + live, "present", "present");
        } else {
            evidence.bad("database " + live, "missing", "present");
            evidence.cause(91, "there is no database '%s'".formatted(live), "Run 'postgres.restore'.");
        }
        return true;
    }

    private void log(Evidence evidence) throws StepException, InterruptedException {
        var name = new ContainerName(tools.site().postgres().container());
        var lines = tools.containers().log(name, LOG_LINES);
        var sign = LogSigns.postgres(lines);
        sign.ifPresent(found -> {
            evidence.bad("log of " + name, found.line(), "no such line");
            evidence.cause(
                    89,
                    "%s: %s".formatted(found.sign().meaning(), found.line()),
                    found.sign().next());
        });
        if (sign.isEmpty()) {
            last(lines).ifPresent(line -> evidence.seen("last line of the log of " + name, line));
        }
    }

    private static Optional<String> last(java.util.List<String> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.get(lines.size() - 1).strip());
    }

    void sessions(Evidence evidence) throws StepException {
        var live = tools.site().postgres().database();
        var sessions = tools.database().sessions(live);
        evidence.seen("sessions in " + live, "%d".formatted(sessions.size()));
        sessions.forEach(session -> evidence.seen("session", session));
        if (!sessions.isEmpty()) {
            evidence.cause(
                    5,
                    "%d sessions use database '%s'".formatted(sessions.size(), live),
                    "'postgres.restore' ends them itself at the swap; by hand answer fix=yes here.");
        }
    }
}
