package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** Containers of our own on the Docker engine. */
public interface Helpers {
    /** Starts it; one of that name that is left from an earlier attempt is removed first. */
    void start(Helper helper) throws StepException;

    /** Ends and removes it with its unnamed volumes; one that is gone is success. Never touches a container not ours. */
    void remove(ContainerName name) throws StepException;

    /** The names of all containers of our own that begin like this. */
    List<ContainerName> startingWith(String prefix) throws StepException;
}
