package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.runbook.postgres.RestoreTools;
import com.wallstreetsim.restore.runbook.verify.VerifyTools;
import com.wallstreetsim.restore.site.Site;
import java.util.List;
import java.util.function.Function;

/**
 * The site once it is there, and what the steps of the other procedures need to work on it.
 *
 * @param applications the applications of some of the site's names, and no others
 */
public record NewSite(
        Site site, RestoreTools restore, VerifyTools verify, Function<List<String>, Applications> applications) {

    private static final String ENGINE = "engine";

    /** The applications that act on the outside world by themselves: those with {@code engine} in their name. */
    List<String> engines() {
        return names().stream().filter(name -> name.contains(ENGINE)).toList();
    }

    /** All other applications of the site. */
    List<String> servers() {
        return names().stream().filter(name -> !name.contains(ENGINE)).toList();
    }

    List<String> names() {
        return site.applications().names();
    }

    /** What a verification asks when the recovery has ended: what was not started on purpose is not missed. */
    VerifyTools running(boolean withEngine) {
        return new VerifyTools(
                verify.site(),
                verify.containers(),
                verify.database(),
                verify.redis(),
                verify.clickhouse(),
                applications.apply(withEngine ? names() : servers()),
                verify.web(),
                verify.clock(),
                verify.executor());
    }
}
