package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Names.quoted;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Gives back at once what a load took when the disk is full: a server that cannot write its log ends for all databases,
 * and already the checkpoint of a DROP DATABASE may want more of it. Dropped tables are cut to nothing at the commit.
 */
final class Relief {
    private static final String DISK_FULL = "53100";
    private static final String SCHEMAS =
            "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'";

    private Relief() {}

    /** Empties the database behind the connection where the failure was a full disk. */
    static void after(StepException failure, Connection connection, StepContext context) {
        if (!(failure.getCause() instanceof SQLException cause)
                || !ServerErrors.state(cause).equals(DISK_FULL)) {
            return;
        }
        try {
            for (var schema : Sessions.query(connection, SCHEMAS, row -> row.getString(1))) {
                Sessions.execute(connection, "DROP SCHEMA " + quoted(schema) + " CASCADE");
            }
            context.say("the disk is full: gave back what was loaded so far");
        } catch (SQLException e) {
            context.say("the disk is full, and what was loaded cannot be given back: " + ServerErrors.text(e));
        }
    }
}
