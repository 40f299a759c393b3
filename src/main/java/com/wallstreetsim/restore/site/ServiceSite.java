package com.wallstreetsim.restore.site;

import java.util.Optional;

/**
 * A service of the compose file and the container that performs it.
 *
 * @param service its name in the compose file
 * @param container its container's name
 * @param containerPort the port it listens on in the container
 * @param published where the compose file publishes that port
 */
public record ServiceSite(String service, String container, int containerPort, Optional<PublishedPort> published) {
    ServiceSite withContainer(String name) {
        return new ServiceSite(service, name, containerPort, published);
    }
}
