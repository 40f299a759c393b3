package com.wallstreetsim.restore.procedure;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The backup shelf as a picker sees it. Looking is quick; scanning goes on behind it and is reported as it happens. */
public interface Shelf {
    /** What is there now, newest first, with what earlier scans already know. Reads names and sizes only. */
    List<Candidate> candidates();

    /**
     * Scans in the background what is not known yet, newest first. {@code changed} is called from other threads, with
     * the new state of one candidate at a time; closing the scan stops it.
     */
    Scan scan(Consumer<Candidate> changed);

    /** The candidate for a file outside the shelf; its state is what is known of it. */
    Candidate at(String path);

    /** Why an answer ({@code newest}, a file name, a path) names no usable file, or empty when it does. */
    Optional<String> problem(String value);

    /** Scanning in the background. */
    interface Scan extends AutoCloseable {
        @Override
        void close();
    }
}
