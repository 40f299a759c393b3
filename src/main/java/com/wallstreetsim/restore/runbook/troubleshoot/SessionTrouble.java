package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.Database.Session;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import java.util.List;
import java.util.TreeMap;

/** Who is connected to the database, by application, and who holds it. */
final class SessionTrouble {
    private static final Proposal END =
            Mend.by("End every session in the database", TopicId.DATABASE_IN_USE, "end-sessions");

    private final TroubleTools tools;

    SessionTrouble(TroubleTools tools) {
        this.tools = tools;
    }

    void sessions(Evidence evidence) throws StepException {
        var live = tools.site().postgres().database();
        var sessions = tools.database().sessions(live);
        evidence.seen("sessions in " + live, "%d".formatted(sessions.size()));
        byApplication(sessions, evidence);
        var holders = sessions.stream().filter(this::holds).toList();
        if (!holders.isEmpty()) {
            holders.forEach(holder -> evidence.bad("holds the database", words(holder), "nobody"));
            evidence.cause(
                    42,
                    "%d %s '%s': %s"
                            .formatted(
                                    holders.size(),
                                    holders.size() == 1 ? "session holds" : "sessions hold",
                                    live,
                                    words(holders.get(0))),
                    "Find out who it is. A restore ends every session itself; to end them now, use fix=end-sessions.",
                    END);
        } else if (!sessions.isEmpty()) {
            evidence.cause(
                    5,
                    "%d %s database '%s'"
                            .formatted(sessions.size(), sessions.size() == 1 ? "session uses" : "sessions use", live),
                    "A restore ends sessions itself; nothing needs to be done before it.",
                    END);
        }
    }

    /** Applications of the site come and go; somebody else's session, or one in an open transaction, stays in the way. */
    private boolean holds(Session session) {
        var ours = tools.applications().names().contains(session.application())
                || session.application().startsWith("wss-restore");
        return session.inTransaction() || (!ours && !session.application().equals("-"));
    }

    private static void byApplication(List<Session> sessions, Evidence evidence) {
        var counts = new TreeMap<String, TreeMap<String, Integer>>();
        for (var session : sessions) {
            counts.computeIfAbsent(session.application(), name -> new TreeMap<>())
                    .merge(session.state(), 1, Integer::sum);
        }
        counts.forEach((application, states) -> evidence.seen(
                "sessions of " + application,
                String.join(
                        ", ",
                        states.entrySet().stream()
                                .map(state -> state.getValue() + " " + state.getKey())
                                .toList())));
    }

    /** {@code psql of wss_user from local, idle in transaction for 3 min}. */
    private static String words(Session session) {
        return "%s of %s from %s, %s for %s"
                .formatted(
                        session.application(),
                        session.user(),
                        session.address(),
                        session.state(),
                        Words.span(session.since()));
    }
}
