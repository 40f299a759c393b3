package com.wallstreetsim.restore.site;

import java.util.List;
import java.util.Optional;

/**
 * The site's PostgreSQL.
 *
 * @param password empty where neither compose file nor {@code .env} names one
 * @param passwordVariable the variable of the {@code .env} that holds it, for commands by hand
 * @param tablesToCheck tables without which a restored database is not taken
 */
public record PostgresSite(
        ServiceSite at,
        String database,
        String user,
        Optional<Secret> password,
        String passwordVariable,
        List<String> tablesToCheck) {
    public PostgresSite {
        tablesToCheck = List.copyOf(tablesToCheck);
    }

    public String service() {
        return at.service();
    }

    public String container() {
        return at.container();
    }
}
