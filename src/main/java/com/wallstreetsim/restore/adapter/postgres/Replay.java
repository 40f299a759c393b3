package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.backup.DumpPiece;
import com.wallstreetsim.restore.backup.DumpReader;
import com.wallstreetsim.restore.port.Database.LoadReport;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Sends the pieces of one dump in their order. */
final class Replay {
    private final DumpReader reader;
    private final LoadVoice voice;
    private final BaseConnection connection;
    private final Statements statements;
    private final CopyRows copyRows;
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Set<String> sequences = new LinkedHashSet<>();
    private long sent;

    Replay(DumpReader reader, Server.Watched watched, LoadVoice voice) throws SQLException {
        this.reader = reader;
        this.voice = voice;
        this.connection = watched.connection().unwrap(BaseConnection.class);
        this.statements = new Statements(connection, voice);
        this.copyRows = new CopyRows(connection, watched.socket(), reader, voice);
    }

    LoadReport run() throws StepException, InterruptedException, IOException, SQLException {
        for (var piece = reader.next(); piece.isPresent(); piece = reader.next()) {
            voice.checkCancelled();
            send(piece.get());
        }
        checkWhole();
        voice.detail("all read");
        return new LoadReport(rows, sequences, sent, voice.bytes());
    }

    private void send(DumpPiece piece) throws StepException, InterruptedException, IOException, SQLException {
        if (piece instanceof DumpPiece.Statement statement) {
            statements.send(statement);
            var sequence = reader.sequence(statement);
            if (!sequence.isEmpty()) {
                sequences.add(sequence);
            }
            sent++;
        } else if (piece instanceof DumpPiece.CopyStart start) {
            rows.merge(start.table(), copyRows.send(start), Long::sum);
            sent++;
        } else if (piece instanceof DumpPiece.Meta meta && !meta.normal()) {
            throw new StepException(
                    "line %,d of the backup holds a command of psql, which is never executed: %s"
                            .formatted(meta.line(), meta.command()),
                    "Look at the file: pg_dump writes no such line; choose another backup.");
        }
    }

    /** A dump cut exactly between two statements shows no error but this one. */
    private void checkWhole() throws StepException {
        if (reader.header().begun() && !reader.header().complete()) {
            throw new StepException(
                    "the backup ends on line %,d without its end mark: it was cut".formatted(reader.line()),
                    "Choose another backup.");
        }
        if (connection.getTransactionState() != TransactionState.IDLE) {
            throw new StepException("the backup ends inside a transaction: it was cut", "Choose another backup.");
        }
    }
}
