package com.wallstreetsim.restore.site;

import java.util.Optional;

/**
 * The site's ClickHouse; {@code at} is its HTTP port.
 *
 * @param password empty where neither compose file nor {@code .env} names one
 * @param passwordVariable the variable of the {@code .env} that holds it, for commands by hand
 */
public record ClickHouseSite(
        ServiceSite at, String database, String user, Optional<Secret> password, String passwordVariable) {
    public String service() {
        return at.service();
    }

    public String container() {
        return at.container();
    }
}
