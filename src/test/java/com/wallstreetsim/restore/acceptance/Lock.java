package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A lock on the name of a database, held by a psql for as long as it is open. */
final class Lock implements AutoCloseable {
    static final Lock NONE = new Lock(null);

    private final @Nullable Process psql;

    private Lock(@Nullable Process psql) {
        this.psql = psql;
    }

    static Lock on(Postgres postgres, String database) throws IOException {
        var psql = postgres.psql();
        var lock = new Lock(psql);
        psql.getOutputStream()
                .write("BEGIN; COMMENT ON DATABASE %s IS 'held';\n\\echo held\n"
                        .formatted(database)
                        .getBytes(StandardCharsets.UTF_8));
        psql.getOutputStream().flush();
        var said = psql.inputReader(StandardCharsets.UTF_8);
        for (var line = said.readLine(); !"held".equals(line); line = said.readLine()) {
            if (line == null) {
                throw new AssertionError("no lock on " + database);
            }
        }
        return lock;
    }

    /** The database whose lock somebody waits for, or nothing. */
    static String awaited(Postgres postgres) {
        return postgres.ask(
                "postgres",
                "SELECT d.datname FROM pg_locks l JOIN pg_database d ON d.oid = l.objid"
                        + " WHERE NOT l.granted AND l.classid = 'pg_database'::regclass");
    }

    /** Takes the lock's own change back. */
    @Override
    public void close() throws IOException {
        if (psql != null && psql.isAlive()) {
            psql.destroy();
            try {
                psql.getOutputStream().close();
                psql.waitFor();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
