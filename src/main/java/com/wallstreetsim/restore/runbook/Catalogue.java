package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import java.util.ArrayList;
import java.util.List;

/** Every entry of the runbook in its order; what this version cannot perform stands there with the reason. */
public final class Catalogue {
    private static final List<NotBuilt> RUNBOOK = List.of(
            entry("postgres.restore", "Restore PostgreSQL from a backup", Impact.DESTROYS, "PostgreSQL"),
            entry("postgres.point-in-time", "Restore PostgreSQL to a point in time", Impact.DESTROYS, "PostgreSQL"),
            entry(
                    "postgres.rebuild",
                    "Rebuild PostgreSQL: container or volume is damaged",
                    Impact.DESTROYS,
                    "PostgreSQL"),
            entry("redis.restart", "Restart Redis, data intact", Impact.CHANGES, "Redis"),
            entry("redis.rebuild", "Rebuild Redis with an empty volume", Impact.DESTROYS, "Redis"),
            entry("redis.restore", "Restore Redis from an RDB file", Impact.DESTROYS, "Redis"),
            entry("clickhouse.restart", "Restart ClickHouse", Impact.CHANGES, "ClickHouse"),
            entry("clickhouse.rebuild", "Rebuild ClickHouse with an empty volume", Impact.DESTROYS, "ClickHouse"),
            entry("clickhouse.restore", "Restore ClickHouse from an archive", Impact.DESTROYS, "ClickHouse"),
            entry(
                    "system.recover",
                    "Recover the whole system, or move to a new server",
                    Impact.CHANGES,
                    "Whole system"),
            entry("verify.all", "Verify everything", Impact.LOOKS, "Verify"),
            entry("verify.database", "Verify the database", Impact.LOOKS, "Verify"),
            entry("verify.application", "Verify the applications", Impact.LOOKS, "Verify"),
            entry("verify.redis", "Verify Redis", Impact.LOOKS, "Verify"),
            entry("verify.clickhouse", "Verify ClickHouse", Impact.LOOKS, "Verify"),
            entry("troubleshoot", "Find out what is wrong", Impact.LOOKS, "Troubleshoot"),
            entry("troubleshoot.postgres-start", "PostgreSQL does not start", Impact.LOOKS, "Troubleshoot"),
            entry("troubleshoot.database-in-use", "Restore fails: database in use", Impact.LOOKS, "Troubleshoot"),
            entry("troubleshoot.backup-corrupted", "A backup is corrupted", Impact.LOOKS, "Troubleshoot"),
            entry("troubleshoot.redis-aof", "Redis does not start: AOF is damaged", Impact.LOOKS, "Troubleshoot"),
            entry(
                    "troubleshoot.application-connection",
                    "Applications cannot connect after a restore",
                    Impact.LOOKS,
                    "Troubleshoot"),
            entry("backup.now", "Back up now", Impact.CHANGES, "Back up"),
            entry("quarantine.restore", "Put a kept volume back", Impact.DESTROYS, "Kept volumes"),
            entry("quarantine.remove", "Remove a kept volume for good", Impact.DESTROYS, "Kept volumes"));

    private Catalogue() {}

    private static NotBuilt entry(String id, String title, Impact impact, String group) {
        return new NotBuilt(new ProcedureId(id), title, "", impact, group, NotBuilt.BECAUSE);
    }

    /** The runbook's entries, each performed by the one of {@code built} with its id where there is one. */
    public static List<Procedure> with(List<Procedure> built) {
        return with(built, NotBuilt.BECAUSE);
    }

    /** The same where only some can be used, and why the others cannot. */
    public static List<Procedure> with(List<Procedure> built, String otherwise) {
        var catalogue = new ArrayList<Procedure>();
        for (var entry : RUNBOOK) {
            catalogue.add(built.stream()
                    .filter(procedure -> procedure.id().equals(entry.id()))
                    .findFirst()
                    .orElse(entry.because(otherwise)));
        }
        return List.copyOf(catalogue);
    }
}
