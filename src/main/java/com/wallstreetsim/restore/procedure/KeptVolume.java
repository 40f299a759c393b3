package com.wallstreetsim.restore.procedure;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A volume that a run made and that is still there, as its labels tell it.
 *
 * @param name its name, which is what a gate asks for
 * @param service the service of the compose file whose data it holds
 * @param volume the volume it was taken from
 * @param run the run that made it; its directory may be gone
 * @param at when it was made, where its labels say it
 * @param bytes its size, where this user may read it
 */
public record KeptVolume(
        String name, String service, String volume, String run, Optional<Instant> at, OptionalLong bytes) {
    /** What earlier runs keep of a site. */
    public interface Source {
        java.util.List<KeptVolume> list() throws StepException, InterruptedException;
    }
}
