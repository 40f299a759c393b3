package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Optional;

/** Why PostgreSQL does not start or answer. */
final class PostgresTrouble {
    static final Proposal START = Mend.by("Start PostgreSQL and wait for a query", TopicId.POSTGRES_START, "start");
    private static final Proposal OWNER =
            Mend.by("Give the data directory back to PostgreSQL's user", TopicId.POSTGRES_START, "owner");
    private static final Proposal RESTORE = Mend.by("Restore PostgreSQL from a backup", "postgres.restore");
    private static final Proposal REBUILD = Mend.by("Rebuild PostgreSQL from a backup", "postgres.rebuild");
    private static final int LOG_LINES = 40;

    private final TroubleTools tools;
    private final StepContext context;

    PostgresTrouble(TroubleTools tools, StepContext context) {
        this.tools = tools;
        this.context = context;
    }

    void start(Evidence evidence) throws StepException, InterruptedException {
        var at = tools.site().postgres().at();
        var container = new ContainerLook(tools.containers(), at, tools.clock(), START).into(evidence);
        if (container.isPresent()) {
            var works = answers(evidence, container.get());
            directory(container.get(), works, evidence);
            if (!works) {
                log(evidence);
            }
        }
    }

    /** Where the official image, and every image that follows it, keeps its data, and as whom. */
    static DataDirectory directory(TroubleTools tools, com.wallstreetsim.restore.procedure.RunId run) {
        return new DataDirectory(
                tools.store(), tools.site().postgres().at(), "/var/lib/postgresql/data", "postgres", run);
    }

    private void directory(ContainerState state, boolean works, Evidence evidence) throws InterruptedException {
        var found = new OwnerLook(tools, directory(tools, context.run()), true, Optional.of(OWNER))
                .into(state, works, evidence);
        if (!works && found.filter(seen -> !seen.cluster()).isPresent()) {
            evidence.bad("data directory of PostgreSQL", "holds no cluster: PG_VERSION is missing", "a cluster");
            evidence.cause(
                    88, "the data directory is empty or not a cluster", "Rebuild it and restore a backup.", REBUILD);
        }
    }

    /** Ready is a login over TCP and a query; pg_isready says yes for databases and users that do not exist. */
    private boolean answers(Evidence evidence, ContainerState state) throws InterruptedException {
        if (!state.running()) {
            return false;
        }
        evidence.seen("pg_isready", new PgIsReady(tools).says(state.name()));
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
        // Counting its tables needs a login: owner and mode of the data directory show there first.
        var facts = tools.database().facts(live);
        if (facts.isEmpty()) {
            evidence.bad("database " + live, "missing", "present, takes logins");
            evidence.cause(91, "there is no database '%s'".formatted(live), "Restore it from a backup.", RESTORE);
            return false;
        }
        if (!facts.get().takesLogins()) {
            evidence.bad("database " + live, "takes no logins", "present, takes logins");
            evidence.cause(
                    90,
                    "database '%s' takes no logins".formatted(live),
                    "Find out who shut it; then 'ALTER DATABASE %s ALLOW_CONNECTIONS true'.".formatted(live));
            return false;
        }
        evidence.good("database " + live, "%d tables".formatted(facts.get().tables()), "present, takes logins");
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
        last(lines).forEach(line -> evidence.seen("log of " + name, line));
    }

    private static List<String> last(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .skip(Math.max(0, lines.stream().filter(line -> !line.isBlank()).count() - 3))
                .toList();
    }
}
