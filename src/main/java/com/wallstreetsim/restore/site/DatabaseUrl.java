package com.wallstreetsim.restore.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The parts of a {@code DATABASE_URL}, as the applications read it. */
public record DatabaseUrl(String user, Secret password, String host, int port, String database) {
    private static final int USUAL_PORT = 5432;

    /** The parts, or empty where the text is no URL of a PostgreSQL database. */
    public static Optional<DatabaseUrl> of(Secret text) {
        try {
            URI uri = new URI(text.reveal());
            String scheme = String.valueOf(uri.getScheme());
            if (!scheme.equals("postgres") && !scheme.equals("postgresql") || uri.getHost() == null) {
                return Optional.empty();
            }
            return Optional.of(parts(uri));
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    private static DatabaseUrl parts(URI uri) {
        String[] who = String.valueOf(uri.getRawUserInfo()).split(":", 2);
        String path = String.valueOf(uri.getPath());
        return new DatabaseUrl(
                Percent.decoded(Secret.of(who[0])).reveal(),
                Percent.decoded(Secret.of(who.length > 1 ? who[1] : "")),
                uri.getHost(),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                path.startsWith("/") ? path.substring(1) : path);
    }
}
