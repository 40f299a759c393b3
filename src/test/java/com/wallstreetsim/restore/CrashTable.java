package com.wallstreetsim.restore;

import java.util.List;
import java.util.Map;

/** The procedures of the crash matrix. One that changes anything and is not in here fails {@code CrashTableTests}. */
final class CrashTable {
    private static final String[] STORE = {"away", "empty"};

    static final CrashSubject FULL = restore("safety copy, applications stopped for the swap")
            .answering("way", "beside")
            .answering("safety-copy", "yes")
            .answering("applications", "swap")
            .undoCutShortAt("swap")
            .keeps("swap")
            .keepsUndone("swap");
    static final CrashSubject DROP_FIRST = restore("drop first")
            .answering("way", "drop-first")
            .meanwhile("missing")
            .onlySteps("stop", "safety-copy", "drop", "load", "prove", "place", "start", "health")
            .undoCutShortAt("load")
            .keepsUndone("place");

    private static final CrashSubject REDIS_REBUILD = CrashSubject.of("redis.rebuild")
            .keeps("quarantine")
            .keepsUndone("quarantine")
            .leaves("redis", "empty")
            .meanwhile(STORE);

    static final List<CrashSubject> ALL = List.of(
            FULL,
            restore("no safety copy, applications left running")
                    .answering("way", "beside")
                    .answering("safety-copy", "no")
                    .answering("applications", "leave")
                    .onlySteps("load", "prove", "swap", "health"),
            restore("applications down before")
                    .answering("way", "beside")
                    .answering("safety-copy", "no")
                    .answering("applications", "swap")
                    .without(CrashSubject.APPLICATIONS)
                    .onlySteps("stop", "swap", "start"),
            DROP_FIRST,
            // Its steps are the restore's; its own stand in front and at the end.
            CrashSubject.of("postgres.point-in-time")
                    .answering("target", "now")
                    .answering("way", "beside")
                    .answering("safety-copy", "no")
                    .answering("applications", "swap")
                    .onlySteps("export-gap", "swap", "gap")
                    .leaves("postgres", "restored"),
            CrashSubject.of("postgres.rebuild")
                    .keeps("quarantine")
                    .keepsUndone("quarantine")
                    .answering("backup", "newest")
                    .leaves("postgres", "restored")
                    .meanwhile("away", "empty", "missing")
                    .undoCutShortAt("load"),
            CrashSubject.of("redis.restart").leaves("redis", "old").meanwhile(STORE),
            REDIS_REBUILD,
            CrashSubject.of("redis.restore")
                    .keeps("quarantine")
                    .keepsUndone("quarantine")
                    .answering("rdb", "{site}/redis.rdb")
                    .leaves("redis", "restored")
                    .meanwhile(STORE)
                    .undoCutShortAt("load"),
            CrashSubject.of("clickhouse.restart").leaves("clickhouse", "old").meanwhile(STORE),
            CrashSubject.of("clickhouse.rebuild")
                    .keeps("quarantine")
                    .keepsUndone("quarantine")
                    .leaves("clickhouse", "empty")
                    .meanwhile(STORE),
            CrashSubject.of("clickhouse.restore")
                    .keeps("quarantine")
                    .keepsUndone("quarantine")
                    .answering("archive", "{site}/clickhouse.tar")
                    .leaves("clickhouse", "restored")
                    .meanwhile(STORE)
                    .undoCutShortAt("place"),
            CrashSubject.of("backup.now")
                    .keeps("rotate")
                    .answering("what", "postgres")
                    .answering("rotate", "yes")
                    .leaves("postgres", "old"),
            CrashSubject.of("backup.now")
                    .called("all")
                    .keeps("rotate")
                    .answering("what", "all")
                    .answering("copy", "frozen")
                    .answering("rotate", "yes")
                    .onlySteps("redis-save", "clickhouse-save")
                    .leaves("postgres", "old")
                    .leaves("redis", "old")
                    .leaves("clickhouse", "old"),
            CrashSubject.of("troubleshoot.postgres-start")
                    .answering("fix", "start")
                    .leaves("postgres", "old")
                    .without("postgres")
                    .meanwhile("away"),
            CrashSubject.of("troubleshoot.postgres-start")
                    .called("owner")
                    .answering("fix", "owner")
                    .onlySteps("owner")
                    .leaves("postgres", "old")
                    .without("postgres")
                    .meanwhile("away"),
            CrashSubject.of("troubleshoot.database-in-use")
                    .answering("fix", "end-sessions")
                    .leaves("postgres", "old"),
            CrashSubject.of("troubleshoot.application-connection")
                    .answering("fix", "restart")
                    .leaves("postgres", "old"),
            CrashSubject.of("quarantine.restore")
                    .after(REDIS_REBUILD)
                    .answering("kept", "{kept}")
                    .keeps("quarantine")
                    .keepsUndone("quarantine")
                    .leaves("redis", "old")
                    .meanwhile(STORE),
            CrashSubject.of("quarantine.remove")
                    .after(REDIS_REBUILD)
                    .answering("kept", "{kept}")
                    .leaves("redis", "empty"));

    /** What has no rows, and why. */
    static final Map<String, String> WITHOUT_ROWS = Map.of(
            "system.recover",
            "it needs a server of its own: RecoverIT kills its engine at every step and resumes",
            "troubleshoot.redis-aof",
            "its site needs a damaged append-only file; its other moves are those of redis.restore");

    private CrashTable() {}

    private static CrashSubject restore(String variant) {
        return CrashSubject.of("postgres.restore")
                .called(variant)
                .answering("backup", "newest")
                .leaves("postgres", "restored")
                .atEveryPoint();
    }
}
