package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.site.ServiceSite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The evidence every container gives: state, exit code, memory, restarts, health check, who holds its port. */
final class ContainerLook {
    private static final int LAST_LINES = 3;
    private static final String RESTARTING = "restarting";
    private static final Duration UP = Duration.ofSeconds(10);

    private final Containers containers;
    private final ServiceSite at;
    private final Clock clock;
    private final Proposal start;

    /** @param start what starts it, or lets it go on, and waits for an answer */
    ContainerLook(Containers containers, ServiceSite at, Clock clock, Proposal start) {
        this.containers = containers;
        this.at = at;
        this.clock = clock;
        this.start = start;
    }

    /** Empty when there is no container; its causes are in the evidence then. */
    Optional<ContainerState> into(Evidence evidence) throws StepException, InterruptedException {
        var found = containers.find(new ContainerName(at.container()));
        if (found.isEmpty()) {
            absent(evidence);
        } else if (found.get().running() && !loops(found.get())) {
            running(found.get(), evidence);
        } else {
            stopped(found.get(), evidence);
        }
        if (found.isEmpty() || !found.get().running()) {
            portHolder(evidence);
        }
        return found;
    }

    /** Whether it is up only until it ends again: Docker too counts one as up that has run for ten seconds. */
    private boolean loops(ContainerState state) {
        var justStarted = state.startedAt()
                .filter(at -> Duration.between(at, clock.instant()).compareTo(UP) < 0)
                .isPresent();
        return state.status().equals(RESTARTING) || (state.restarts() > 1 && justStarted);
    }

    private String what() {
        return "container " + at.container();
    }

    private void absent(Evidence evidence) {
        evidence.bad(what(), "is not there", "running");
        evidence.cause(
                90,
                what() + " is not there",
                "Let Compose make it anew ('docker compose up -d %s' in the site directory); its volume is used again."
                        .formatted(at.service()),
                start);
    }

    private void running(ContainerState state, Evidence evidence) throws StepException, InterruptedException {
        var health = state.health().orElse("");
        var words = "running" + (health.isEmpty() ? "" : ", " + health);
        if (!health.equals("unhealthy")) {
            evidence.good(what(), words, "running");
            return;
        }
        var output = state.healthOutput().map(said -> ": " + firstLine(said)).orElse("");
        evidence.bad(what(), words + output, "running, healthy");
        evidence.cause(
                44,
                "the health check of %s does not turn green%s".formatted(what(), output),
                "Look at 'docker logs --tail 50 %s'; a restart helps only when its cause is gone."
                        .formatted(at.container()));
        // A service may answer us and fail its own check: the reason stands in its log all the same.
        containers
                .log(state.name(), LAST_LINES)
                .forEach(line -> evidence.seen("log of " + at.container(), line.strip()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private void stopped(ContainerState state, Evidence evidence) {
        var words = words(state);
        evidence.bad(what(), words, "running");
        if (state.oomKilled()) {
            evidence.cause(
                    95, what() + " was ended for memory", "Free memory or raise its limit, then start it.", start);
        } else if (state.status().equals("paused")) {
            evidence.cause(
                    95,
                    what() + " is paused",
                    "Find out who paused it, then let it go on ('docker unpause %s').".formatted(at.container()),
                    start);
        } else if (loops(state)) {
            evidence.cause(
                    72,
                    "%s ends again and again: %s".formatted(what(), words),
                    "Its log says why; starting it once more changes nothing.");
        } else {
            evidence.cause(
                    70,
                    "%s is %s".formatted(what(), words),
                    "Start it with 'docker start %s', and read its log if it stops again.".formatted(at.container()),
                    start);
        }
    }

    /** {@code exited (137), 12 min ago, out of memory}. */
    private String words(ContainerState state) {
        var ago = state.finishedAt()
                .filter(at -> !state.status().equals("paused"))
                .map(at -> ", %s ago".formatted(Words.span(Duration.between(at, clock.instant()))))
                .orElse("");
        var restarts = state.restarts() > 0 ? ", %d restarts".formatted(state.restarts()) : "";
        var memory = state.oomKilled() ? ", out of memory" : "";
        var status = loops(state) ? RESTARTING : state.status();
        // Of one that is up at the moment nobody knows with what code it ended before.
        var code = state.running() ? "" : " (%d)".formatted(state.exitCode());
        return status + code + ago + restarts + memory;
    }

    private void portHolder(Evidence evidence) {
        if (at.published().isEmpty()) {
            return;
        }
        var port = at.published().get().hostPort();
        var holder = new PortHolder(Path.of("/proc")).of(port);
        if (holder.isPresent() && !holder.get().startsWith("docker-proxy")) {
            evidence.bad("port " + port, "held by " + holder.get(), "free for " + at.container());
            evidence.cause(
                    93,
                    "port %d of %s is held by %s".formatted(port, at.container(), holder.get()),
                    "End that process or move it to another port, then start the container.");
        } else {
            evidence.good("port " + port, holder.orElse("free"), "free for " + at.container());
        }
    }
}
