package com.wallstreetsim.restore.site;

import java.util.Optional;

/**
 * The site's Redis.
 *
 * @param password empty for a server without one
 * @param passwordVariable the variable of the {@code .env} that holds it, for commands by hand
 */
public record RedisSite(ServiceSite at, Optional<Secret> password, String passwordVariable) {
    public String service() {
        return at.service();
    }

    public String container() {
        return at.container();
    }
}
