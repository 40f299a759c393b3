package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.backup.DamagedException;
import com.wallstreetsim.restore.backup.DumpReader;
import com.wallstreetsim.restore.backup.DumpSource;
import com.wallstreetsim.restore.port.Database.LoadReport;
import com.wallstreetsim.restore.procedure.AwayException;
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
            try {
                return cancellable(dump, watched, context);
            } catch (StepException e) {
                Relief.after(e, watched.connection(), context);
                throw e;
            }
        } catch (AwayException e) {
            throw e.getCause() instanceof SQLException ? server.loss().explained(e) : e;
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

    private LoadReport cancellable(Path dump, Server.Watched watched, StepContext context)
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

    private LoadReport read(Path dump, Server.Watched watched, StepContext context)
            throws StepException, InterruptedException, SQLException {
        try (var source = DumpSource.open(dump);
                var reader = new DumpReader(source.stream())) {
            return replay(reader, watched, new LoadVoice(source, context));
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

    private LoadReport replay(DumpReader reader, Server.Watched watched, LoadVoice voice)
            throws StepException, InterruptedException, SQLException, IOException {
        try (var stall = StallWatch.over(sessions, watched.connection(), voice)) {
            try {
                return new Replay(reader, watched, voice).run();
            } catch (StepException | SQLException e) {
                stall.checkReachable();
                throw e;
            }
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
