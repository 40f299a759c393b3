package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables of a running server as {@code ALTER TABLE ... FREEZE} keeps them: hard links of their parts below
 * {@code shadow}, which no insert and no merge touches. Each table has a name of its own there.
 */
final class FrozenTables {
    // The files that make the tables known, then the frozen parts; directories come with their files.
    private static final String LIST = """
            cd "$1" || exit 9
            { find metadata access user_defined user_files format_schemas ! -type d \\
                ! -path 'metadata/system' ! -path 'metadata/system/*' ! -name system.sql
              find data store -name format_version.txt ! -path 'data/system/*'
              find store -name '*.sql'
              find shadow -path "shadow/$2_*" ! -type d
            } 2>/dev/null | tar -cf - -T -
            """;
    private static final String RELEASE =
            "cd \"$1\" && rm -rf shadow/\"$2\"_* && { rmdir shadow 2>/dev/null || true; }";
    private static final String SQL_NAME = "SELECT database, name, engine FROM system.tables WHERE database NOT IN "
            + "('system', 'INFORMATION_SCHEMA', 'information_schema') "
            + "AND (engine LIKE '%MergeTree' OR engine LIKE '%Log' OR engine IN ('Set', 'Join', 'File',"
            + " 'EmbeddedRocksDB', 'SQLite')) ORDER BY database, name";

    private final ClickHouseTools tools;
    private final String prefix;
    private final Map<String, String> tables = new TreeMap<>();

    FrozenTables(ClickHouseTools tools, RunId run) {
        this.tools = tools;
        this.prefix = "wss_" + run.stamp();
    }

    /** Freezes every table; refuses those that can only be copied while the server is stopped. */
    void freeze(StepContext context) throws StepException, InterruptedException {
        release();
        var found = tools.clickhouse().query(SQL_NAME);
        refuseUnfreezable(found);
        for (var table : found) {
            context.checkCancelled();
            var name = "%s_%d".formatted(prefix, tables.size());
            tools.clickhouse()
                    .query("ALTER TABLE %s FREEZE WITH NAME '%s'"
                            .formatted(TableSums.quoted(table.get(0), table.get(1)), name));
            tables.put(name, table.get(0) + "." + table.get(1));
            context.say("frozen: " + tables.get(name));
        }
    }

    /** Only parts can be frozen: what other engines keep in the data directory would be missing from the copy. */
    private static void refuseUnfreezable(List<List<String>> found) throws StepException {
        var others = found.stream()
                .filter(table -> !table.get(2).endsWith("MergeTree"))
                .map(table -> "%s.%s (%s)".formatted(table.get(0), table.get(1), table.get(2)))
                .toList();
        if (!others.isEmpty()) {
            throw new StepException(
                    "tables that cannot be frozen: " + String.join(", ", others),
                    "Answer copy=stopped: the server is away while its data is copied.");
        }
    }

    /** Frozen tables by the name they have below {@code shadow}. */
    Map<String, String> tables() {
        return tables;
    }

    /** Writes what was frozen, and what makes it known, as a tar. */
    void copyTo(java.io.OutputStream out) throws StepException, InterruptedException {
        inside(LIST, out::write);
    }

    /** Removes the links; they hold the space of parts that were merged away. Safe to call when there are none. */
    void release() throws StepException, InterruptedException {
        inside(RELEASE, (buffer, offset, length) -> {});
    }

    /** Whether any are there. */
    boolean left() throws StepException, InterruptedException {
        var out = new ByteArrayOutputStream();
        inside("ls -d \"$1\"/shadow/\"$2\"_* 2>/dev/null || true", out::write);
        return !out.toString(StandardCharsets.UTF_8).isBlank();
    }

    private void inside(String script, com.wallstreetsim.restore.port.Containers.ByteSink sink)
            throws StepException, InterruptedException {
        var container = new ContainerName(tools.site().container());
        var command = List.of("sh", "-c", script, "sh", ClickHouseTools.DATA, prefix);
        var ended = tools.store().containers().exec(container, command, Map.of(), Optional.empty(), sink);
        if (ended.exitCode() != 0) {
            throw new StepException(
                    "copying from container '%s' ended with code %d: %s"
                            .formatted(
                                    container,
                                    ended.exitCode(),
                                    ended.standardError().strip()),
                    "Look at its log; then start again.");
        }
    }
}
