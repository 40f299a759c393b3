package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.runbook.Check;
import java.util.List;
import java.util.Optional;

/** Whether a service's container runs. Docker's health is shown and not believed: it is empty without a health check. */
final class ContainerCheck {
    private ContainerCheck() {}

    static Check of(Containers containers, String name) {
        var what = "container " + name;
        return Check.quick(what, () -> List.of(proof(what, containers.find(new ContainerName(name)))));
    }

    private static Proof proof(String what, Optional<ContainerState> state) {
        return state.map(found -> new Proof(what, words(found), "running", found.running()))
                .orElse(new Proof(what, "is not there", "running", false));
    }

    private static String words(ContainerState state) {
        if (state.running()) {
            return "running" + state.health().map(health -> ", " + health).orElse("");
        }
        return "%s (%d)%s".formatted(state.status(), state.exitCode(), state.oomKilled() ? ", out of memory" : "");
    }
}
