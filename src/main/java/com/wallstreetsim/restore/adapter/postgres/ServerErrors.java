package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the server says into what an operator can act on, by SQLSTATE (PostgreSQL manual, appendix A). */
final class ServerErrors {
    private final String user;

    ServerErrors(String user) {
        this.user = user;
    }

    /** A login that failed. */
    StepException connecting(SQLException e, String database, Route route) {
        var state = state(e);
        return switch (state) {
            case "28P01" ->
                new StepException(
                        "PostgreSQL refuses user '" + user + "': wrong password",
                        "POSTGRES_PASSWORD in .env is not the one the volume was made with: correct it there, or set it"
                                + " anew with ALTER ROLE inside the container.",
                        e);
            // The driver's own: the server asks for a password and there is none; waiting would not help.
            case "08004" ->
                root(e).contains("password")
                        ? new StepException(
                                "PostgreSQL asks user '" + user + "' for a password and none is known",
                                "Put POSTGRES_PASSWORD into the site's .env; where it is lost, set a new one with ALTER"
                                        + " ROLE inside the container.",
                                e)
                        : notReady(route, e);
            case "28000" ->
                new StepException(
                        "PostgreSQL refuses user '" + user + "': " + text(e),
                        "Look at pg_hba.conf and at POSTGRES_USER in .env.",
                        e);
            case "3D000" ->
                new StepException(
                        "database '" + database + "' does not exist",
                        "Look at the names with 'psql -l' inside the container, or at POSTGRES_DB in .env.",
                        e);
            case "57P03" -> away("PostgreSQL is not ready: " + text(e), e);
            case "53300" ->
                new StepException(
                        "PostgreSQL has no free connection: " + text(e),
                        "Stop the applications, or end sessions in pg_stat_activity.",
                        e);
            case "55000" ->
                new StepException(
                        "database '" + database + "' takes no logins",
                        "It is kept from an earlier restore; undo that run to bring it back.",
                        e);
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? notReady(route, e)
                        : general("log in to database '" + database + "'", e);
        };
    }

    private static AwayException notReady(Route route, SQLException e) {
        return away("PostgreSQL does not answer at " + route.how() + ": " + root(e), e);
    }

    private static AwayException away(String message, SQLException e) {
        return new AwayException(message, "Wait for it to be healthy, or look at 'docker logs' of its container.", e);
    }

    /** A statement that failed; {@code what} completes "unable to ...". */
    StepException statement(SQLException e, String what) {
        if (lost(e)) {
            return lost("the session with PostgreSQL was lost while trying to " + what, e);
        }
        var hint = hint(e);
        return hint.isEmpty()
                ? general(what, e)
                : new StepException("unable to " + what + ": " + text(e), hint.get(), e);
    }

    private static StepException general(String what, SQLException e) {
        return new StepException(
                "unable to " + what + ": " + text(e) + " (" + state(e) + ")",
                "Look at the server's log with 'docker logs', then retry.",
                e);
    }

    /** The best next action, where the state tells one. */
    static Optional<String> hint(SQLException e) {
        return Optional.ofNullable(
                switch (state(e)) {
                    case "53100" -> "Free space on the disk of the PostgreSQL volume, then retry.";
                    case "53200" -> "The server is out of memory: stop what else runs on this host, then retry.";
                    case "53300" -> "Stop the applications, or end sessions in pg_stat_activity.";
                    case "42501" -> "Use the superuser of the volume, POSTGRES_USER in .env.";
                    case "42P04" -> "Choose another name, or drop that database first.";
                    case "55006" -> "Something still uses it: stop the applications, then retry.";
                    case "55P03" -> "Something holds a lock on it: look at pg_stat_activity, then retry.";
                    case "57014" -> "Somebody cancelled the statement; retry.";
                    case "42704" -> missingObject(e);
                    case "0A000", "58P01" -> missingExtension(e);
                    default -> null;
                });
    }

    private static @Nullable String missingObject(SQLException e) {
        var name = between(text(e), "role \"", "\" does not exist");
        return name.isPresent()
                ? "Create it with 'CREATE ROLE " + Names.quoted(name.get())
                        + "', or use a backup made with --no-owner and --no-acl."
                : null;
    }

    private static @Nullable String missingExtension(SQLException e) {
        var text = text(e);
        var name = between(text, "extension \"", "\"").or(() -> between(text, "extension/", ".control"));
        return name.isPresent()
                ? "The backup needs the extension '" + name.get()
                        + "', which this server's image does not have: use the image the backup was made on."
                : null;
    }

    private static Optional<String> between(String text, String before, String after) {
        var start = text.indexOf(before);
        var end = start < 0 ? -1 : text.indexOf(after, start + before.length());
        return end < 0 ? Optional.empty() : Optional.of(text.substring(start + before.length(), end));
    }

    /** Whether the session is gone: by its connection, by the server's hand, or by a limit on idling (25P03, 25P04). */
    static boolean lost(SQLException e) {
        var state = state(e);
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03") || state.equals("25P04");
    }

    /** A session that is gone: why is not in the error, which often is no more than a broken pipe. */
    static AwayException lost(String message, SQLException e) {
        // The driver's own words are no more than "broken pipe"; the server's are a reason.
        var said = server(e).map(words -> ": " + words.getMessage()).orElse("");
        return new AwayException(message + said, "Look at 'docker logs' of its container, then retry.", e);
    }

    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    /** The server's own message with its detail, without the driver's frame. */
    static String text(SQLException e) {
        return server(e)
                .map(said -> said.getDetail() == null || said.getDetail().isBlank()
                        ? String.valueOf(said.getMessage())
                        : said.getMessage() + " (" + said.getDetail() + ")")
                .orElseGet(() -> root(e));
    }

    /** Where the server was, such as {@code COPY orders, line 12, column id: "x"}; empty text where it does not say. */
    static String where(SQLException e) {
        return server(e).map(ServerErrorMessage::getWhere).orElse("");
    }

    private static Optional<ServerErrorMessage> server(SQLException e) {
        return e instanceof PSQLException said ? Optional.ofNullable(said.getServerErrorMessage()) : Optional.empty();
    }

    private static String root(Throwable e) {
        var root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return text.replaceAll("\\s+", " ");
    }
}
