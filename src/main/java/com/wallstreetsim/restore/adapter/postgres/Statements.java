package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.backup.DumpPiece.Kind;
import com.wallstreetsim.restore.backup.DumpPiece.Statement;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;

/** Sends statements to the letter: the driver's own parser, which looks for {@code ?} and {@code ;}, is gone around. */
final class Statements {
    private static final int AS_IS =
            QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN | QueryExecutor.QUERY_ONESHOT;
    // What reaches beyond the database that is being filled is never run, whoever wrote it into the file.
    private static final Pattern OUTSIDE = Pattern.compile(
            "(CREATE|ALTER|DROP) (DATABASE|TABLESPACE|SYSTEM|ROLE|GROUP|USER(?! MAPPING))\\b.*", Pattern.DOTALL);
    private static final Pattern REMOVES = Pattern.compile("DROP .*|ALTER .* DROP (CONSTRAINT|COLUMN|DEFAULT).*");
    private static final Set<String> NOT_THERE = Set.of("42P01", "42704", "42883", "3F000", "42703");

    private final BaseConnection connection;
    private final LoadVoice voice;

    Statements(BaseConnection connection, LoadVoice voice) {
        this.connection = connection;
        this.voice = voice;
    }

    void send(Statement statement) throws StepException, SQLException {
        if (ours(statement)) {
            return;
        }
        refuseOutside(statement);
        if (statement.kind() == Kind.CREATE || statement.kind() == Kind.ALTER) {
            // An index may take minutes: its name stands beside the bar from its start.
            voice.detail(statement.sql().opening());
        }
        try {
            execute(text(statement));
        } catch (SQLException e) {
            if (!harmless(statement, e)) {
                throw failed(statement, e);
            }
            voice.say("left out line %,d: %s".formatted(statement.line(), ServerErrors.text(e)));
        }
    }

    /** With warnings let through, a flood of them blocks both sides of a COPY for ever. */
    private static boolean ours(Statement statement) {
        return statement.parameter().equals("client_min_messages");
    }

    private static void refuseOutside(Statement statement) throws StepException {
        var opening = statement.sql().opening().toUpperCase(Locale.ROOT);
        if (statement.kind() == Kind.COPY || OUTSIDE.matcher(opening).matches()) {
            throw new StepException(
                    "line %,d of the backup reaches outside its database, which is never executed: %s"
                            .formatted(statement.line(), statement.sql().opening()),
                    "Look at the file: pg_dump of one database writes no such line; choose another backup.");
        }
    }

    private void execute(String sql) throws SQLException {
        var executor = connection.getQueryExecutor();
        var query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
        executor.execute(query, null, new Deaf(), 0, 0, AS_IS);
    }

    /** Rows and notices of a dump's own statements are nobody's business; an error is thrown all the same. */
    private static final class Deaf extends ResultHandlerBase {
        @Override
        public void handleWarning(SQLWarning warning) {
            // Filtered on the server; what comes all the same must not pile up.
        }
    }

    private String text(Statement statement) throws StepException, SQLException {
        var encoding = connection.getEncoding().name();
        try {
            return Charset.forName(encoding)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(statement.sql().bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new StepException(
                    "the statement on line %,d of the backup is not in the encoding %s: %s"
                            .formatted(
                                    statement.line(), encoding, statement.sql().opening()),
                    "Load this backup by hand with psql, or choose another one.",
                    e);
        }
    }

    /** A setting of a newer pg_dump, or the removal of what an empty database does not have ({@code --clean}). */
    private boolean harmless(Statement statement, SQLException e) {
        if (connection.getTransactionState() != TransactionState.IDLE) {
            // Inside a transaction of the dump all that follows would fail.
            return false;
        }
        var state = ServerErrors.state(e);
        return switch (statement.kind()) {
            case SET -> state.equals("42704");
            case DROP, ALTER ->
                NOT_THERE.contains(state)
                        && REMOVES.matcher(statement.sql().opening().toUpperCase(Locale.ROOT))
                                .matches();
            case SELECT -> state.equals("42704") && statement.sql().opening().contains("lo_unlink(");
            case INSERT, CREATE, COMMENT, GRANT, REVOKE, TRANSACTION, COPY, OTHER -> false;
        };
    }

    private static StepException failed(Statement statement, SQLException e) {
        if (ServerErrors.lost(e)) {
            return ServerErrors.lost(
                    "the session with PostgreSQL was lost on line %,d of the backup (%s)"
                            .formatted(statement.line(), statement.sql().opening()),
                    e);
        }
        return new StepException(
                "unable to run line %,d of the backup: %s (%s)"
                        .formatted(
                                statement.line(),
                                ServerErrors.text(e),
                                statement.sql().opening()),
                ServerErrors.hint(e)
                        .orElse("The backup does not fit this server: choose another one, or load by hand."),
                e);
    }
}
