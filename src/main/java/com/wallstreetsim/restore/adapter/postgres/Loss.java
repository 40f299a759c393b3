package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Why a session was lost, as far as its container tells: the error itself is often no more than a broken pipe. */
final class Loss {
    private static final int KILLED = 137;
    // The engine hears of a container's end a little later than its clients; one that shuts down writes to disk first.
    private static final Duration SETTLES = Duration.ofSeconds(2);
    private static final Duration SHUTS_DOWN = Duration.ofSeconds(10);
    // An engine that is stopped stops its containers first, and answers on an open line until the last one has ended.
    private static final Duration ENGINE_FOLLOWS = Duration.ofSeconds(15);
    private static final String ADMIN_SHUTDOWN = "57P01";
    private static final int PAUSE_MILLIS = 50;

    private final Containers containers;
    private final ContainerName name;

    Loss(Containers containers, ContainerName name) {
        this.containers = containers;
        this.name = name;
    }

    /** The same failure with its likely cause, and what to do about that one. */
    AwayException explained(AwayException lost) throws InterruptedException {
        try {
            return with(lost, settled(shutdown(lost) ? SHUTS_DOWN : SETTLES));
        } catch (StepException unknown) {
            return new AwayException(lost.message() + "; " + unknown.message(), unknown.hint(), lost);
        }
    }

    private static boolean shutdown(AwayException lost) {
        return lost.getCause() instanceof SQLException said
                && ServerErrors.state(said).equals(ADMIN_SHUTDOWN);
    }

    /** Its state once it has ended; fails when the engine goes with it. */
    private Optional<ContainerState> settled(Duration limit) throws StepException, InterruptedException {
        var found = afterBeing(ContainerState::running, limit);
        return found.filter(Loss::inGoodOrder).isPresent() ? afterBeing(Loss::inGoodOrder, ENGINE_FOLLOWS) : found;
    }

    private Optional<ContainerState> afterBeing(Predicate<ContainerState> state, Duration limit)
            throws StepException, InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        var found = containers.find(name);
        while (found.filter(state).isPresent() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            found = containers.find(name);
        }
        return found;
    }

    private static boolean inGoodOrder(ContainerState state) {
        return state.status().equals("exited") && state.exitCode() == 0;
    }

    private AwayException with(AwayException lost, Optional<ContainerState> found) {
        if (found.isEmpty()) {
            return new AwayException(
                    lost.message() + "; container '" + name + "' is not there any more",
                    "Find out who removed it, then bring it up with 'docker compose up -d'.",
                    lost);
        }
        var state = found.get();
        if (state.running()) {
            return new AwayException(
                    "%s; container '%s' runs on".formatted(lost.message(), name),
                    "Look at 'docker logs --tail 50 %s' for a server process that died.".formatted(name),
                    lost);
        }
        return new AwayException(
                "%s; container '%s' %s".formatted(lost.message(), name, end(state)), next(state), lost);
    }

    private static String end(ContainerState state) {
        if (state.oomKilled()) {
            return "was killed by the kernel for want of memory";
        }
        return switch (state.status()) {
            case "exited" ->
                state.exitCode() == KILLED
                        ? "was killed (exit code 137)"
                        : "was stopped (exit code %d)".formatted(state.exitCode());
            default -> "is " + state.status();
        };
    }

    private String next(ContainerState state) {
        if (state.oomKilled() || state.exitCode() == KILLED) {
            return "Look at 'dmesg' for a kill for want of memory, then 'docker start %s'.".formatted(name);
        }
        return "Find out who stopped it ('docker logs --tail 50 %1$s'), then 'docker start %1$s'.".formatted(name);
    }
}
