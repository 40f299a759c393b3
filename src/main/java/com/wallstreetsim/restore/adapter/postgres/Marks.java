package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Names.literal;
import static com.wallstreetsim.restore.adapter.postgres.Names.quoted;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Comments and names of databases, and what the server knows by name. */
final class Marks {
    private static final String COMMENT =
            "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = ?";

    private final Sessions sessions;

    Marks(Sessions sessions) {
        this.sessions = sessions;
    }

    Optional<String> comment(String database) throws StepException {
        return sessions
                .briefly(
                        Catalogue.MAINTENANCE,
                        "read the comment of database '" + database + "'",
                        connection -> Sessions.query(connection, COMMENT, row -> row.getString(1), database))
                .stream()
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    void comment(String database, String text) throws StepException {
        sessions.briefly(Catalogue.MAINTENANCE, "mark database '" + database + "'", connection -> {
            Sessions.execute(connection, "COMMENT ON DATABASE " + quoted(database) + " IS " + literal(text));
            return true;
        });
    }

    void rename(String from, String to) throws StepException, InterruptedException {
        sessions.in(Catalogue.MAINTENANCE, "rename database '" + from + "'", connection -> {
            Terminator.terminate(connection, from);
            Sessions.execute(connection, "ALTER DATABASE " + quoted(from) + " RENAME TO " + quoted(to));
            return true;
        });
    }

    List<String> missing(Collection<String> names, String what, String known) throws StepException {
        var there = sessions.briefly(
                Catalogue.MAINTENANCE,
                "list the server's " + what,
                connection -> Sessions.query(connection, known, row -> row.getString(1)));
        return names.stream().filter(name -> !there.contains(name)).toList();
    }
}
