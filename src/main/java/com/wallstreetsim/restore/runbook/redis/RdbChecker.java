package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs {@code redis-check-rdb} of the site's image on a file of this host. */
final class RdbChecker {
    static final String INSIDE = "/wss-in.rdb";

    private final StoreTools tools;
    private final ContainerName helper;
    private final String image;

    RdbChecker(StoreTools tools, ContainerName helper, String image) {
        this.tools = tools;
        this.helper = helper;
        this.image = image;
    }

    /** What it found; a file that is not whole is a failure. */
    RdbReport check(Path rdb, StepContext context) throws StepException, InterruptedException {
        var place = Helper.Place.path(rdb.toString(), INSIDE, false);
        try (var shell = HelperShell.open(tools, helper, image, List.of(place))) {
            var ended = shell.run("exec redis-check-rdb \"$1\"", Optional.empty(), INSIDE);
            ended.text().lines().forEach(context::say);
            return RdbReport.of(rdb, ended.result().exitCode(), ended.text());
        }
    }
}
