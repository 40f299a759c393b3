package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.troubleshoot.PortHolder;
import com.wallstreetsim.restore.site.ComposeFile;
import com.wallstreetsim.restore.site.EnvFile;
import com.wallstreetsim.restore.site.ProbeSpec;
import com.wallstreetsim.restore.site.SiteException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether the ports of the site are free or the site's own. */
final class Ports {
    /** The runbook's: web, PostgreSQL, Redis, API, ClickHouse over HTTP and its own protocol. */
    private static final List<Integer> USUAL = List.of(3000, 5432, 6379, 8080, 8123, 9000);

    private final PortHolder holders = new PortHolder(Path.of("/proc"));

    /** Before the code is there nobody knows which ports the site has: a usual one that is taken is only a warning. */
    List<Finding> usual() {
        var findings = new ArrayList<Finding>();
        for (var port : USUAL) {
            holders.of(port)
                    .ifPresentOrElse(
                            holder -> findings.add(Finding.warn(
                                    "port " + port,
                                    "held by " + holder,
                                    "free",
                                    "The ports of the site are looked at again once its files are there.")),
                            () -> findings.add(Finding.pass("port " + port, "free", "free")));
        }
        return findings;
    }

    /** The ports of the site's own files. */
    List<Finding> of(NewSite site) throws StepException, InterruptedException {
        var findings = new ArrayList<Finding>();
        for (var port : published(site)) {
            findings.add(container(site, port));
        }
        var online = site.applications().apply(site.names()).list().stream().anyMatch(one -> one.online());
        for (var port : applications(site)) {
            findings.add(judged(port, online ? "one of this site's applications" : ""));
        }
        return findings;
    }

    private Finding container(NewSite site, int port) throws StepException {
        for (var service : site.site().services()) {
            var found = Owners.container(site, service.container());
            var publishes =
                    found.stream().flatMap(state -> state.ports().stream()).anyMatch(one -> one.hostPort() == port);
            if (publishes && Owners.ours(site, found.orElseThrow())) {
                return judged(port, "container " + service.container() + " of this site");
            }
        }
        return judged(port, "");
    }

    private Finding judged(int port, String ours) {
        var what = "port " + port;
        var holder = holders.of(port);
        if (holder.isEmpty() || !ours.isEmpty()) {
            return Finding.pass(what, holder.isEmpty() ? "free" : "held by " + ours, "free or ours");
        }
        return Finding.block(
                what,
                "held by " + holder.get(),
                "free or ours",
                "Stop what holds port %d, or give the site another port.".formatted(port));
    }

    private static Set<Integer> published(NewSite site) throws StepException {
        try {
            var paths = site.site().paths();
            var ports = new LinkedHashSet<Integer>();
            ComposeFile.read(paths.composeFile(), EnvFile.read(paths.envFile()))
                    .services()
                    .values()
                    .forEach(service -> service.ports().forEach(port -> ports.add(port.hostPort())));
            return ports;
        } catch (SiteException e) {
            throw new StepException(e.message(), e.hint(), e);
        }
    }

    /** Those that the site's probes ask on this host. */
    private static Set<Integer> applications(NewSite site) {
        var ports = new LinkedHashSet<Integer>();
        site.site().probes().stream()
                .map(ProbeSpec::url)
                .map(URI::create)
                .filter(url -> List.of("127.0.0.1", "localhost").contains(String.valueOf(url.getHost())))
                .filter(url -> url.getPort() > 0)
                .forEach(url -> ports.add(url.getPort()));
        return ports;
    }
}
