package com.wallstreetsim.restore.backup;

import java.util.Optional;

/** Reads {@code COPY} statements. */
final class CopyStatement {
    private CopyStatement() {}

    /**
     * The table of a {@code COPY table [(columns)] FROM stdin}, or empty for any other COPY. PostgreSQL takes STDOUT
     * after FROM for STDIN, and so does this.
     */
    static Optional<String> tableFromStdin(Sql sql, String defaultSchema) {
        var tokens = new SqlTokens(sql.raw());
        tokens.next();
        tokens.next();
        if (tokens.isWord("binary") || !tokens.isNamed()) {
            return Optional.empty();
        }
        var table = qualifiedName(tokens, defaultSchema);
        while (tokens.type() != SqlTokens.Type.END && !(tokens.isWord("from") && tokens.depth() == 0)) {
            tokens.next();
        }
        tokens.next();
        return tokens.isWord("stdin") || tokens.isWord("stdout") ? Optional.of(table) : Optional.empty();
    }

    /** The name that begins at the walk's place; afterwards the walk stands behind it. */
    static String qualifiedName(SqlTokens tokens, String defaultSchema) {
        var first = tokens.name();
        tokens.next();
        if (!tokens.isSign('.')) {
            return defaultSchema.isEmpty() ? first : defaultSchema + "." + first;
        }
        tokens.next();
        var second = tokens.name();
        tokens.next();
        return first + "." + second;
    }
}
