package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Names.literal;
import static com.wallstreetsim.restore.adapter.postgres.Names.quoted;
import static com.wallstreetsim.restore.adapter.postgres.Sessions.execute;
import static com.wallstreetsim.restore.adapter.postgres.Sessions.query;

import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes and drops databases. */
final class Creation {
    // Read as JSON because the columns differ: the provider came with 15, ICU rules with 16, datlocale with 17.
    private static final String LIKE = "SELECT pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding),"
            + " d.datcollate, d.datctype, t.spcname, coalesce(to_jsonb(d)->>'datlocprovider', 'c'),"
            + " coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale'), to_jsonb(d)->>'daticurules'"
            + " FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace WHERE d.datname = ?";

    private final Sessions sessions;

    Creation(Sessions sessions) {
        this.sessions = sessions;
    }

    void beside(String database, Optional<String> like) throws StepException {
        sessions.briefly(Catalogue.MAINTENANCE, "create database '" + database + "'", connection -> {
            var options = like.isEmpty() ? "" : options(connection, like.get());
            // template0: a site's template1 may hold tables of its own, and takes no other encoding.
            execute(connection, "CREATE DATABASE " + quoted(database) + " TEMPLATE template0" + options);
            return true;
        });
    }

    private static String options(Connection connection, String like) throws SQLException, StepException {
        return query(
                        connection,
                        LIKE,
                        row -> " OWNER " + quoted(row.getString(1))
                                + " ENCODING " + literal(row.getString(2))
                                + " LC_COLLATE " + literal(row.getString(3))
                                + " LC_CTYPE " + literal(row.getString(4))
                                + " TABLESPACE " + quoted(row.getString(5))
                                + provider(row.getString(6), row.getString(7), row.getString(8)),
                        like)
                .stream()
                .findFirst()
                .orElseThrow(() -> new StepException(
                        "database '" + like + "' does not exist",
                        "Create the new database without a model, or correct POSTGRES_DB."));
    }

    private static String provider(String provider, @Nullable String locale, @Nullable String rules) {
        return switch (provider) {
            case "i" ->
                " LOCALE_PROVIDER icu ICU_LOCALE " + literal(String.valueOf(locale))
                        + (rules == null ? "" : " ICU_RULES " + literal(rules));
            case "b" -> " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + literal(String.valueOf(locale));
            default -> "";
        };
    }

    void drop(String database) throws StepException, InterruptedException {
        sessions.in(Catalogue.MAINTENANCE, "drop database '" + database + "'", connection -> {
            if (Sessions.major(connection) >= 13) {
                execute(connection, "DROP DATABASE IF EXISTS " + quoted(database) + " WITH (FORCE)");
            } else if (Catalogue.exists(connection, database)) {
                execute(connection, "ALTER DATABASE " + quoted(database) + " ALLOW_CONNECTIONS false");
                Terminator.terminate(connection, database);
                // Waits up to 5 s for the ended sessions to go.
                execute(connection, "DROP DATABASE IF EXISTS " + quoted(database));
            }
            return true;
        });
    }
}
