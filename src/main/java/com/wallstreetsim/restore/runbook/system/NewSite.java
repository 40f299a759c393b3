package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.runbook.postgres.RestoreTools;
import com.wallstreetsim.restore.runbook.verify.VerifyTools;
import com.wallstreetsim.restore.site.Site;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The site once it is there, and what the steps of the other procedures need to work on it.
 *
 * @param applications the applications of some of the site's names, and no others
 */
public record NewSite(
        Site site, RestoreTools restore, VerifyTools verify, Function<List<String>, Applications> applications) {

    List<String> engines() {
        return site.applications().engines();
    }

    List<String> servers() {
        return site.applications().servers();
    }

    List<String> names() {
        return site.applications().names();
    }

    /**
     * What a verification asks when the recovery has ended: what was not started on purpose is not missed.
     *
     * @param leftToDo what is unsound in the backup itself
     */
    VerifyTools running(boolean withEngine, Set<String> leftToDo) {
        return new VerifyTools(
                verify.site(),
                verify.containers(),
                verify.database(),
                verify.redis(),
                verify.clickhouse(),
                applications.apply(withEngine ? names() : servers()),
                verify.web(),
                verify.clock(),
                verify.executor(),
                leftToDo);
    }
}
