package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** A ClickHouse server. */
public interface AnalyticsStore {
    String version() throws StepException;

    /** Rows of the answer to a reading query, tab-separated values split; the whole answer is awaited. */
    List<List<String>> query(String sql) throws StepException;
}
