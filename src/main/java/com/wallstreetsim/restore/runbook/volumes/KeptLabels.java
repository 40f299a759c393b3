package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.StepException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** The labels of a volume made by a run: those of the original, which say whose it is, and where it comes from. */
final class KeptLabels {
    private KeptLabels() {}

    static Map<String, String> of(StoreTools tools, Store store, Instant now) throws StepException {
        var labels = new TreeMap<String, String>();
        tools.volumes().find(store.volume()).ifPresent(original -> labels.putAll(original.labels()));
        labels.put("wss.run", store.run().value());
        labels.put("wss.time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        labels.put("wss.volume", store.volume());
        labels.put("wss.service", store.at().service());
        return labels;
    }
}
