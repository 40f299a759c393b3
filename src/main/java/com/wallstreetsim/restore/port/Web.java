package com.wallstreetsim.restore.port;

import java.time.Duration;
import java.util.Optional;

/** HTTP as a probe sees it. */
public interface Web {
    /** GET; never throws for what the other side does: a refused connection is an answer too. */
    Answer get(String url, Duration limit) throws InterruptedException;

    /** The text of the value at a dotted path of a JSON document; empty when there is none or it is no JSON. */
    Optional<String> jsonAt(String json, String path);

    /**
     * @param status 0 without an answer
     * @param body at most 64 KiB
     * @param problem why there is no answer: {@code connection refused}, {@code no answer within 2 s}
     */
    record Answer(int status, String body, Duration took, Optional<String> problem) {}
}
