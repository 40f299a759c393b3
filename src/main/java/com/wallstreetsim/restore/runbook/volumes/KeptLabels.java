package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.StepException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** The labels of a volume made by a run: those of the original, which say whose it is, and where it comes from. */
public final class KeptLabels {
    public static final String RUN = "wss.run";
    public static final String TIME = "wss.time";
    public static final String VOLUME = "wss.volume";
    public static final String SERVICE = "wss.service";

    private KeptLabels() {}

    static Map<String, String> of(StoreTools tools, Store store, Instant now) throws StepException {
        var labels = new TreeMap<String, String>();
        tools.volumes().find(store.volume()).ifPresent(original -> labels.putAll(original.labels()));
        labels.put(RUN, store.run().value());
        labels.put(TIME, now.truncatedTo(ChronoUnit.SECONDS).toString());
        labels.put(VOLUME, store.volume());
        labels.put(SERVICE, store.at().service());
        return labels;
    }
}
