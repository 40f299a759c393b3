package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.backup.DamagedException;
import com.wallstreetsim.restore.backup.DumpReader;
import com.wallstreetsim.restore.backup.DumpSource;
import com.wallstreetsim.restore.port.Database.LoadReport;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Loads through one connection, in the order of the dump; each statement commits by itself, as psql does it. */
final class SingleLoader implements Loader {
    private final Server server;
    private final Sessions sessions;

    SingleLoader(Server server, Sessions sessions) {
        this.server = server;
        this.sessions = sessions;
    }

    @Override
    public LoadReport load(Path dump, String database, StepContext context) throws StepException, InterruptedException {
        if (Terminator.sweep(sessions, database, server.applicationName()) > 0) {
            context.say("ended a session that an earlier attempt left in '" + database + "'");
        }
        try (var watched = server.watched(database)) {
            prepare(watched.connection());
            return cancellable(dump, watched, context);
        } catch (SQLException e) {
            throw new ServerErrors(server.user()).statement(e, "load into database '" + database + "'");
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        // The exchange of names commits later and takes these commits to disk with it.
        Sessions.execute(connection, "SET synchronous_commit = off");
        if (Sessions.major(connection) >= 14) {
            // A session whose client was killed goes on with its statement and keeps its locks without this.
            Sessions.execute(connection, "SET client_connection_check_interval = '2s'");
        }
    }

    private static LoadReport cancellable(Path dump, Server.Watched watched, StepContext context)
            throws StepException, InterruptedException, SQLException {
        // Nothing less unblocks a write the server does not take.
        try (var hook = CancelHook.on(context, () -> abort(watched.connection()))) {
            try {
                return read(dump, watched, context);
            } catch (StepException | SQLException e) {
                hook.checkNotCancelled();
                throw e;
            }
        }
    }

    private static LoadReport read(Path dump, Server.Watched watched, StepContext context)
            throws StepException, InterruptedException, SQLException {
        try (var source = DumpSource.open(dump);
                var reader = new DumpReader(source.stream())) {
            return new Replay(reader, watched, new LoadVoice(source, context)).run();
        } catch (DamagedException e) {
            throw new StepException(
                    "backup " + dump.getFileName() + " cannot be loaded: " + e.message(), "Choose another backup.", e);
        } catch (IOException e) {
            throw new StepException(
                    "unable to read backup " + dump + ": " + e.getMessage(),
                    "Check the file and its disk, or choose another backup.",
                    e);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("unable to abort the session", e);
        }
    }
}
