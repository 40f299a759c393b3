package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.Map;

/** A Redis server. */
public interface KeyValueStore {
    /** {@code PONG}, or a failure that tells wrong password, loading and absent apart. */
    String ping() throws StepException;

    long keys() throws StepException;

    /** A section of {@code INFO} as names and values. */
    Map<String, String> info(String section) throws StepException;

    /** A value of its configuration, such as {@code dir}. */
    String setting(String name) throws StepException;

    /** Begins to write a snapshot beside its work; {@link #info} says when it is done, and how it ended. */
    void beginSnapshot() throws StepException;

    /** How many keys of each kind there are, the kind being what stands before the first colon; reads names only. */
    Map<String, Long> kinds() throws StepException;
}
