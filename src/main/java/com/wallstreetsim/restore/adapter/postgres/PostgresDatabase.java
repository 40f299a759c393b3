package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
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

/** A PostgreSQL server in a container. Nothing is connected before the first call; each call logs in anew. */
public final class PostgresDatabase implements Database {
    private final Server server;
    private final Sessions sessions;
    private final Catalogue catalogue;
    private final PgDump pgDump;
    private final Loader loader;

    /**
     * Names the server.
     *
     * @param applicationName what its sessions are called, {@code wss-restore <run>}: leftovers of a killed process of
     *     the same run are found by it
     * @param place the container, for {@code pg_dump}
     */
    public PostgresDatabase(Route.Finder route, String user, Secret password, String applicationName, Place place) {
        this.server = new Server(route, user, password, applicationName, new Loss(place.containers, place.name));
        this.sessions = new Sessions(server);
        this.catalogue = new Catalogue(sessions);
        this.pgDump = new PgDump(place.containers, place.name, server);
        this.loader = new SingleLoader(server, sessions);
    }

    /** The container the server runs in. */
    public record Place(Containers containers, ContainerName name) {}

    @Override
    public ServerInfo server() throws StepException {
        return catalogue.server();
    }

    @Override
    public String cluster() throws StepException {
        return catalogue.cluster();
    }

    @Override
    public String way() throws StepException {
        return server.way();
    }

    @Override
    public void awaitQuery(Duration limit) throws StepException, InterruptedException {
        new Readiness(catalogue).await(limit);
    }

    @Override
    public boolean exists(String database) throws StepException {
        return catalogue.exists(database);
    }

    @Override
    public List<DatabaseFacts> startingWith(String prefix) throws StepException {
        return catalogue.startingWith(prefix);
    }

    @Override
    public Optional<DatabaseFacts> facts(String database) throws StepException {
        return catalogue.named(database).stream().findFirst();
    }

    @Override
    public void createBeside(String database, Optional<String> like) throws StepException {
        new Creation(sessions).beside(database, like);
    }

    @Override
    public void drop(String database) throws StepException, InterruptedException {
        new Creation(sessions).drop(database);
    }

    @Override
    public void drop(String database, Approval approval) throws StepException, InterruptedException {
        new SealedDrop(sessions, database).perform(approval);
    }

    @Override
    public void takeLogins(String database) throws StepException {
        new SealedDrop(sessions, database).takeLogins(true);
    }

    @Override
    public LoadReport load(Path dump, String database, StepContext context) throws StepException, InterruptedException {
        return loader.load(dump, database, context);
    }

    @Override
    public Map<String, Long> counts(String database) throws StepException, InterruptedException {
        return new Contents(sessions).counts(database);
    }

    @Override
    public Map<String, Integer> columns(String database) throws StepException, InterruptedException {
        return new Contents(sessions).columns(database);
    }

    @Override
    public Integrity integrity(String database) throws StepException, InterruptedException {
        return new Soundness(sessions).of(database);
    }

    @Override
    public void analyse(String database) throws StepException, InterruptedException {
        sessions.in(database, "analyse database '" + database + "'", connection -> {
            Sessions.execute(connection, "ANALYZE");
            return true;
        });
    }

    @Override
    public void copyProperties(String from, String to) throws StepException {
        new PropertiesCopy(sessions, from, to).perform();
    }

    @Override
    public Duration swap(String live, String side, String kept) throws StepException, InterruptedException {
        return new Swap(sessions, live, side, kept).perform();
    }

    @Override
    public void rename(String from, String to) throws StepException, InterruptedException {
        new Marks(sessions).rename(from, to);
    }

    @Override
    public Optional<String> comment(String database) throws StepException {
        return new Marks(sessions).comment(database);
    }

    @Override
    public void comment(String database, String text) throws StepException {
        new Marks(sessions).comment(database, text);
    }

    @Override
    public List<String> missingRoles(Collection<String> roles) throws StepException {
        return new Marks(sessions).missing(roles, "roles", "SELECT rolname FROM pg_roles");
    }

    @Override
    public List<String> missingExtensions(Collection<String> extensions) throws StepException {
        return new Marks(sessions).missing(extensions, "extensions", "SELECT name FROM pg_available_extensions");
    }

    @Override
    public Optional<Instant> newestRow(String database) throws StepException, InterruptedException {
        return new Times(sessions).newest(database);
    }

    @Override
    public Map<String, Long> rowsSince(String database, Instant since) throws StepException, InterruptedException {
        return new Times(sessions).rowsSince(database, since);
    }

    @Override
    public Map<String, String> contentHashes(String database) throws StepException, InterruptedException {
        return new Contents(sessions).hashes(database);
    }

    @Override
    public OptionalLong filled(String database, String table, String column) throws StepException {
        return catalogue.filled(database, table, column);
    }

    @Override
    public List<Session> sessions(String database) throws StepException {
        return catalogue.sessions(database);
    }

    @Override
    public int endSessions(String database) throws StepException, InterruptedException {
        return sessions.in(
                Catalogue.MAINTENANCE,
                "end the sessions in '" + database + "'",
                connection -> Terminator.terminate(connection, database));
    }

    @Override
    public long export(String database, Window window, OutputStream target) throws StepException, InterruptedException {
        return new AuditRows(sessions).write(database, window, target);
    }

    @Override
    public void dump(String database, OutputStream target, StepContext context)
            throws StepException, InterruptedException, IOException {
        pgDump.write(database, target, context);
    }
}
