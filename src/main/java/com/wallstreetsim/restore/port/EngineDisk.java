package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** Where the Docker engine keeps its data, and what takes the space there. */
public interface EngineDisk {
    /** The directory on the engine's host, such as {@code /var/lib/docker}. */
    String directory() throws StepException;

    /** Images, containers, volumes, build cache; takes seconds on a host with many. */
    List<Use> uses() throws StepException, InterruptedException;

    /**
     * @param size as Docker says it: {@code 1.2GB}
     * @param reclaimable how much of it nothing uses: {@code 300MB (25%)}
     */
    record Use(String what, String size, String reclaimable) {}
}
