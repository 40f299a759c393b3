package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Proof;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keys in all databases of a server.
 *
 * @param volatileKeys how many of them carry a time to live, so may be gone at the next look
 */
record KeyCount(long keys, long volatileKeys) {
    /** From the section {@code keyspace} of INFO: {@code db0:keys=12,expires=1,avg_ttl=0}. */
    static KeyCount of(Map<String, String> keyspace) {
        return new KeyCount(sum(keyspace, "keys"), sum(keyspace, "expires"));
    }

    private static long sum(Map<String, String> keyspace, String name) {
        return keyspace.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("db"))
                .map(entry -> number(entry.getValue(), name))
                .collect(Collectors.summingLong(Long::longValue));
    }

    private static long number(String text, String name) {
        for (var pair : text.split(",", -1)) {
            if (pair.startsWith(name + "=")) {
                return Long.parseLong(pair.substring(name.length() + 1));
            }
        }
        return 0;
    }

    /**
     * Whether {@code later} keys can be what is left of these: only those with a time to live may go, and of these not
     * all without a trace.
     *
     * @param expired how many the server says are over since it started
     * @param untold how many of those with a time to live may be gone without the server saying so
     */
    Proof still(long later, long expired, long untold) {
        var expected = volatileKeys == 0
                ? "%,d".formatted(keys)
                : "%,d, of which %,d may expire".formatted(keys, volatileKeys);
        var found = expired == 0 ? "%,d".formatted(later) : "%,d, and %,d expired".formatted(later, expired);
        var told = later + expired >= keys - (later == 0 ? 0 : untold);
        return new Proof("keys", found, expected, told && later >= keys - volatileKeys);
    }
}
