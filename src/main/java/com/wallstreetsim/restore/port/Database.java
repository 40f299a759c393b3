package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A PostgreSQL server. Names of databases are plain names, quoted by the adapter. */
public interface Database {
    /** Version as the server says it, such as {@code 15.18}; needs a login over TCP and a query. */
    ServerInfo server() throws StepException;

    /** The number that the server's cluster was given when it was made; no other has it. */
    String cluster() throws StepException;

    /** Which way leads to it now, in words: {@code published port 127.0.0.1:15432}. */
    String way() throws StepException;

    /** Waits until a login over TCP and a query succeed. */
    void awaitQuery(Duration limit) throws StepException, InterruptedException;

    boolean exists(String database) throws StepException;

    /** All databases whose name starts with the prefix. */
    List<DatabaseFacts> startingWith(String prefix) throws StepException;

    Optional<DatabaseFacts> facts(String database) throws StepException;

    /** Makes an empty database with owner, encoding and locale of {@code like}, or the server's defaults without one. */
    void createBeside(String database, Optional<String> like) throws StepException;

    /** Ends every session in the database and drops it; one that is gone is success. */
    void drop(String database) throws StepException, InterruptedException;

    /**
     * Drops a database whose rows are approved. From before they are read until it is gone, it takes no logins and
     * nobody else is in it, so that nothing can be written that was not seen. When the approval or the drop fails, it
     * takes logins again.
     */
    void drop(String database, Approval approval) throws StepException, InterruptedException;

    /** Lets a database take logins, as one does that {@link #drop(String, Approval)} was not cut short in. */
    void takeLogins(String database) throws StepException;

    /**
     * Loads a plain dump, gzip or not, into an empty database through one connection. Moves bytes, decodes nothing,
     * executes no backslash command. Fails on the first error of the server with the dump's line where it is known.
     *
     * @return rows the server confirmed, by table
     */
    LoadReport load(Path dump, String database, StepContext context) throws StepException, InterruptedException;

    /** Exact row counts of all user tables by {@code schema.table}, as the server orders names. */
    Map<String, Long> counts(String database) throws StepException, InterruptedException;

    /** How many columns each user table has, by {@code schema.table}. */
    Map<String, Integer> columns(String database) throws StepException, InterruptedException;

    /** Indexes and constraints, how many and which are not valid; sequences that stand behind their column. */
    Integrity integrity(String database) throws StepException, InterruptedException;

    /** {@code ANALYZE} of the whole database. */
    void analyse(String database) throws StepException, InterruptedException;

    /** Owner, ACL, settings, connection limit and comment of one database laid on another. */
    void copyProperties(String from, String to) throws StepException;

    /**
     * In one transaction: {@code live} becomes {@code kept} and takes no logins, {@code side} becomes {@code live} and
     * takes logins. Sessions in {@code live} and {@code side} are ended while it waits. Where {@code live} does not
     * exist only the second half happens.
     *
     * @return how long the doors were shut
     */
    Duration swap(String live, String side, String kept) throws StepException, InterruptedException;

    /** Gives a database that nobody uses another name, ending the sessions in it. */
    void rename(String from, String to) throws StepException, InterruptedException;

    /** The database's comment; the steps mark with it what is finished. */
    Optional<String> comment(String database) throws StepException;

    /** Sets the database's comment. */
    void comment(String database, String text) throws StepException;

    /** The names among these that the server has no role for. */
    List<String> missingRoles(Collection<String> roles) throws StepException;

    /** The names among these that cannot be made by {@code CREATE EXTENSION} on this server. */
    List<String> missingExtensions(Collection<String> extensions) throws StepException;

    /** The newest value of any timestamp column of the tables, if there is one. */
    Optional<Instant> newestRow(String database) throws StepException, InterruptedException;

    /** Rows in each table with a {@code created_at} (or like) after {@code since}; tables without one are left out. */
    Map<String, Long> rowsSince(String database, Instant since) throws StepException, InterruptedException;

    /**
     * Count and hash of the rows of each table by {@code schema.table}, whatever their order: equal content gives equal
     * values on servers of one major version.
     */
    Map<String, String> contentHashes(String database) throws StepException, InterruptedException;

    /** How many rows of a table have a value in a column that is not empty; nothing without such a table or column. */
    OptionalLong filled(String database, String table, String column) throws StepException;

    /** Sessions in a database, the longest in their state first. */
    List<Session> sessions(String database) throws StepException;

    /** Ends every session in a database, whoever's it is; they may log in again at once. Says how many there were. */
    int endSessions(String database) throws StepException, InterruptedException;

    /** Writes the rows of a time window of one table as CSV, oldest first, and says how many there were. */
    long export(String database, Window window, OutputStream target) throws StepException, InterruptedException;

    /** Whether a database may go. */
    interface Approval {
        /**
         * @param content as {@link #contentHashes} gives it
         * @throws StepException when it may not
         */
        void of(Map<String, String> content) throws StepException;
    }

    /**
     * Somebody connected to a database.
     *
     * @param application what it calls itself; {@code -} where it does not say
     * @param state {@code active}, {@code idle}, {@code idle in transaction} ...
     * @param since how long it has been in this state
     */
    record Session(String user, String application, String address, String state, Duration since) {
        /** Whether it may hold locks that others wait for. */
        public boolean inTransaction() {
            return state.startsWith("idle in transaction");
        }
    }

    /**
     * Rows of one table between two times, both included.
     *
     * @param table its name, with or without its schema
     * @param timeColumn the column that holds the time
     */
    record Window(String table, String timeColumn, Instant from, Instant to) {}

    /** Writes {@code pg_dump --format=plain --no-owner --no-acl} of the database to {@code target}, uncompressed. */
    void dump(String database, OutputStream target, StepContext context)
            throws StepException, InterruptedException, IOException;

    /** The version number as in {@code server_version_num} and as text. */
    record ServerInfo(int versionNumber, String version, Instant startedAt) {
        public int major() {
            return versionNumber / 10_000;
        }
    }

    /**
     * @param bytes size on disk
     * @param tables user tables in it; -1 where it cannot be connected to
     */
    record DatabaseFacts(String name, String owner, long bytes, int tables, boolean takesLogins) {}

    /**
     * What one load did.
     *
     * @param rows by {@code schema.table}
     * @param sequences those, as {@code schema.name}, that the dump sets to a value of its own
     * @param statements that were run
     */
    record LoadReport(Map<String, Long> rows, Set<String> sequences, long statements, long bytes) {
        public LoadReport {
            rows = Map.copyOf(rows);
            sequences = Set.copyOf(sequences);
        }
    }

    /** What is broken stands in the lists; empty lists mean all valid. */
    record Integrity(
            int indexes,
            List<String> invalidIndexes,
            int constraints,
            List<String> notValidatedConstraints,
            int sequences,
            List<Behind> sequencesBehind) {
        public Integrity {
            invalidIndexes = List.copyOf(invalidIndexes);
            notValidatedConstraints = List.copyOf(notValidatedConstraints);
            sequencesBehind = List.copyOf(sequencesBehind);
        }

        public boolean sound() {
            return invalidIndexes.isEmpty() && notValidatedConstraints.isEmpty() && sequencesBehind.isEmpty();
        }
    }

    /**
     * A sequence whose next value is there already.
     *
     * @param sequence {@code schema.name}
     * @param words what it gives next, and where its column is
     * @param mend the statement that puts it beyond what is there
     */
    record Behind(String sequence, String words, String mend) {}
}
