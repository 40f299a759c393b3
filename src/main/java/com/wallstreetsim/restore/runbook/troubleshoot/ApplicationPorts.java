package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.ProbeSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ports of this host that the site's probes ask, and who else than an application under PM2 listens there. */
final class ApplicationPorts {
    private static final List<String> LOCAL = List.of("127.0.0.1", "localhost", "[::1]");

    private final TroubleTools tools;

    ApplicationPorts(TroubleTools tools) {
        this.tools = tools;
    }

    /** With every application online nobody else can hold their ports. */
    Map<Integer, String> heldByOthers() throws StepException, InterruptedException {
        var held = new TreeMap<Integer, String>();
        if (tools.applications().list().stream().allMatch(Applications.Application::online)
                && tools.applications().list().size()
                        == tools.applications().names().size()) {
            return held;
        }
        for (var probe : tools.site().probes()) {
            var port = port(probe);
            var holder = port.flatMap(new PortHolder(Path.of("/proc"))::of);
            // PM2 runs what it starts under its own name, a cluster's socket belongs to its daemon.
            holder.filter(name -> !name.startsWith("node") && !name.startsWith("PM2"))
                    .ifPresent(name -> held.put(port.orElseThrow(), name));
        }
        return held;
    }

    private static Optional<Integer> port(ProbeSpec probe) {
        var url = URI.create(probe.url());
        return LOCAL.contains(url.getHost()) && url.getPort() > 0 ? Optional.of(url.getPort()) : Optional.empty();
    }
}
