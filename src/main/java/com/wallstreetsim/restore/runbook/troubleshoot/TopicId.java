package com.wallstreetsim.restore.runbook.troubleshoot;

/** The ids of the entries that offer a fix. */
final class TopicId {
    static final String POSTGRES_START = "troubleshoot.postgres-start";
    static final String DATABASE_IN_USE = "troubleshoot.database-in-use";
    static final String REDIS_AOF = "troubleshoot.redis-aof";
    static final String APPLICATION_CONNECTION = "troubleshoot.application-connection";

    private TopicId() {}
}
