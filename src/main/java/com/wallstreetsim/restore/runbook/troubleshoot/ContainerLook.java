package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.site.ServiceSite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The evidence every container gives: state, exit code, memory, who holds its port. */
final class ContainerLook {
    private final Containers containers;
    private final ServiceSite at;
    private final Clock clock;

    ContainerLook(Containers containers, ServiceSite at, Clock clock) {
        this.containers = containers;
        this.at = at;
        this.clock = clock;
    }

    /** Empty when there is no container; its causes are in the evidence then. */
    Optional<ContainerState> into(Evidence evidence) throws StepException {
        var found = containers.find(new ContainerName(at.container()));
        var what = "container " + at.container();
        if (found.isEmpty()) {
            evidence.bad(what, "is not there", "running");
            evidence.cause(
                    90,
                    what + " is not there",
                    "Run 'docker compose up -d %s' in the site directory; its volume is used again."
                            .formatted(at.service()));
        } else if (found.get().running()) {
            evidence.good(
                    what, "running" + found.get().health().map(h -> ", " + h).orElse(""), "running");
        } else {
            stopped(what, found.get(), evidence);
        }
        if (found.isEmpty() || !found.get().running()) {
            portHolder(evidence);
        }
        return found;
    }

    private void stopped(String what, ContainerState state, Evidence evidence) {
        var ago = state.finishedAt()
                .map(at -> ", %s ago".formatted(Words.span(Duration.between(at, clock.instant()))))
                .orElse("");
        var words = "%s (%d)%s".formatted(state.status(), state.exitCode(), ago);
        evidence.bad(what, words + (state.oomKilled() ? ", out of memory" : ""), "running");
        if (state.oomKilled()) {
            evidence.cause(95, what + " was ended for memory", "Free memory or raise its limit, then start it.");
        } else if (state.status().equals("paused")) {
            evidence.cause(
                    95, what + " is paused", "Find out who paused it, then 'docker unpause " + at.container() + "'.");
        } else {
            evidence.cause(
                    70,
                    "%s is %s".formatted(what, words),
                    "Start it with 'docker start %s', and read its log if it stops again.".formatted(at.container()));
        }
    }

    private void portHolder(Evidence evidence) {
        if (at.published().isEmpty()) {
            return;
        }
        var port = at.published().get().hostPort();
        var holder = new PortHolder(Path.of("/proc")).of(port);
        if (holder.isPresent()) {
            evidence.bad("port " + port, "held by " + holder.get(), "free for " + at.container());
            evidence.cause(
                    93,
                    "port %d of %s is held by %s".formatted(port, at.container(), holder.get()),
                    "End that process or move it to another port, then start the container.");
        } else {
            evidence.good("port " + port, "free", "free for " + at.container());
        }
    }
}
