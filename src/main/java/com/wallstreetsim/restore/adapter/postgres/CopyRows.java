package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.backup.DumpPiece;
import com.wallstreetsim.restore.backup.DumpPiece.CopyStart;
import com.wallstreetsim.restore.backup.DumpReader;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Sends the rows of one table, and listens meanwhile: the driver would only hear of a bad row after the last. */
final class CopyRows {
    private static final int BUFFER = 1 << 18;
    private static final Pattern ROW = Pattern.compile(", line (\\d+)");

    private final BaseConnection connection;
    private final Socket socket;
    private final DumpReader reader;
    private final LoadVoice voice;
    private final byte[] buffer = new byte[BUFFER];

    CopyRows(BaseConnection connection, Socket socket, DumpReader reader, LoadVoice voice) {
        this.connection = connection;
        this.socket = socket;
        this.reader = reader;
        this.voice = voice;
    }

    /** Gives the rows the server confirmed, which are as many as stand in the dump. */
    long send(CopyStart start) throws StepException, InterruptedException, IOException {
        var lastOfHeader = reader.line() - 1;
        voice.detail(start.table() + ": 0 rows");
        long taken;
        try {
            taken = copy(start);
        } catch (SQLException e) {
            throw failed(start, e, lastOfHeader);
        }
        checkAllTaken(start, taken);
        voice.say("%s: %,d rows".formatted(start.table(), taken));
        return taken;
    }

    private long copy(CopyStart start) throws SQLException, InterruptedException, IOException {
        var charset = Charset.forName(connection.getEncoding().name());
        var in = new CopyManager(connection).copyIn(start.sql().text(charset));
        try {
            for (var n = reader.readRows(buffer); n >= 0 && !serverSpoke(); n = reader.readRows(buffer)) {
                in.writeToCopy(buffer, 0, n);
                voice.rows(start.table(), reader.rows());
                voice.checkCancelled();
            }
            // Throws what the server said; had it said anything else, the rows left over are found missing.
            return in.endCopy();
        } finally {
            // Without this the connection stays in the state of COPY and can say nothing else.
            if (in.isActive() && !connection.isClosed()) {
                in.cancelCopy();
            }
        }
    }

    /** While rows go in, the server only speaks to complain; the driver itself does not listen before the end. */
    private boolean serverSpoke() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    private void checkAllTaken(CopyStart start, long taken) throws StepException, IOException {
        var end = reader.next();
        if (end.isPresent() && end.get() instanceof DumpPiece.CopyEnd ended && ended.rows() == taken) {
            return;
        }
        throw new StepException(
                "the server took %,d rows of table '%s', the backup holds another number"
                        .formatted(taken, start.table()),
                "Load it again; if it happens again, choose another backup.");
    }

    private StepException failed(CopyStart start, SQLException e, long lastOfHeader) {
        if (ServerErrors.lost(e)) {
            return ServerErrors.lost(
                    "the session with PostgreSQL was lost in the rows of table '%s', near line %,d of the backup"
                            .formatted(start.table(), reader.line()),
                    e);
        }
        var where = ServerErrors.where(e);
        var row = ROW.matcher(where);
        var line = row.find() ? lastOfHeader + Long.parseLong(row.group(1)) : reader.line();
        var precisely = row.reset().find() ? "line %,d" : "near line %,d";
        var message = "unable to load table '%s', %s of the backup: %s"
                .formatted(start.table(), precisely.formatted(line), ServerErrors.text(e));
        return new StepException(
                where.isEmpty()
                        ? message
                        : message + " (" + where.lines().findFirst().orElse("") + ")",
                ServerErrors.hint(e)
                        .orElse("The row does not fit the table: choose another backup, or repair this one."),
                e);
    }
}
