package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named volumes of the Docker engine. */
public interface Volumes {
    Optional<VolumeState> find(String name) throws StepException;

    /** All volumes that carry the label. */
    List<VolumeState> withLabel(String label) throws StepException;

    /** Makes an empty volume with driver {@code local}; one that is there already is success. */
    VolumeState create(String name, Map<String, String> labels) throws StepException;

    /** Removes a volume for good; one that is gone is success, one that a container uses is a failure. */
    void remove(String name) throws StepException;

    /** All containers that mount it, stopped ones too. */
    List<ContainerState> users(String name) throws StepException;
}
