package com.wallstreetsim.restore.port;

import java.util.Map;

/**
 * A volume as the Docker engine describes it.
 *
 * @param driver {@code local} or another
 * @param mountpoint where its content is on the host
 * @param options options of the driver; a {@code local} volume with some is a mount of its own
 * @param labels all labels
 */
public record VolumeState(
        String name, String driver, String mountpoint, Map<String, String> options, Map<String, String> labels) {
    public VolumeState {
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }

    /** Whether its content is a plain directory beside those of other volumes, so that a rename moves all of it. */
    public boolean plainDirectory() {
        return driver.equals("local") && options.isEmpty() && mountpoint.endsWith("/" + name + "/_data");
    }
}
