package com.wallstreetsim.restore.site;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A question over HTTP and the answer that is expected.
 *
 * @param expectJson values by dotted path in a JSON answer, such as {@code checks.database.status} to {@code ok}
 * @param expectText a text the answer must contain
 * @param limit how long to wait
 * @param note what the answer does or does not prove
 */
public record ProbeSpec(
        String name,
        String url,
        int expectStatus,
        Map<String, String> expectJson,
        Optional<String> expectText,
        Duration limit,
        Optional<String> note) {
    public ProbeSpec {
        expectJson = Map.copyOf(expectJson);
    }
}
