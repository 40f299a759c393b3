package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** Who else uses the volume. */
public final class VolumeUsers {
    private static final String SEEN = "quarantine.last-start";
    // A volume that cannot be read must not pass for an empty one.
    private static final String NAMES = """
            all=$(ls -A /volume) || exit 9
            echo "$all" | grep -v -e '^lost+found$' -e '^\\.wss-' | head -3 | tr '\\n' ' '
            """;

    private final StoreTools tools;
    private final Store store;

    public VolumeUsers(StoreTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    /** Refuses a volume that a container of somebody else uses now. */
    void refuseForeign() throws StepException {
        for (var user : tools.volumes().users(store.volume())) {
            var ours = user.name().equals(store.container())
                    || user.name().value().startsWith(Store.helpers(store.run(), store.at()));
            if (!ours && uses(user)) {
                throw new StepException(
                        "volume '%s' is in use by container '%s', which is not the site's %s"
                                .formatted(
                                        store.volume(), user.name(), store.at().service()),
                        "Find out whose it is; stop it with 'docker stop %s', then start again."
                                .formatted(user.name()));
            }
        }
    }

    /** Refuses another volume of the run while any container, stopped or not, mounts it. */
    public void refuseMounted(String volume) throws StepException {
        for (var user : tools.volumes().users(volume)) {
            throw new StepException(
                    "volume '%s' is mounted by container '%s'".formatted(volume, user.name()),
                    "Find out whose it is; remove that container, then start again.");
        }
    }

    /** Refuses while anybody, the service included, has the volume mounted. */
    void refuseRunning() throws StepException {
        refuseRunning("Stop it with 'docker stop %s', then resume.".formatted(store.container()));
    }

    /**
     * The same before a step that makes the volume's content anew: between a crash and its resume somebody may have
     * started the service, and what that wrote would be deleted.
     */
    public void refuseStarted(StepContext context) throws StepException {
        refuseStartedAndStopped(context);
        refuseRunning(("Somebody started it since. Stop it with 'docker stop %s'; 'undo' then keeps what it wrote,"
                        + " 'resume' deletes that and goes on.")
                .formatted(store.container()));
    }

    /** Remembers which of its starts was the service's last before its data is kept. */
    void remember(StepContext context) throws StepException {
        var last = tools.containers().find(store.container()).map(ContainerState::started);
        if (last.isPresent()) {
            context.remember(SEEN, last.get());
        }
    }

    private void refuseStartedAndStopped(StepContext context) throws StepException {
        var seen = context.recall(SEEN);
        var now = tools.containers().find(store.container()).map(ContainerState::started);
        if (seen.isPresent() && now.isPresent() && !now.equals(seen)) {
            throw new StepException(
                    "container '%s' was started since its data was kept".formatted(store.container()),
                    "'undo' keeps what it wrote; to give that up, remove it with 'docker rm -f %s', then resume."
                            .formatted(store.container()));
        }
    }

    /**
     * Refuses a volume that the quarantine has left empty and that is empty no longer: somebody started the service
     * since, and what it wrote would be moved to where it is deleted.
     */
    void refuseFilled() throws StepException, InterruptedException {
        var place = new Helper.Place(true, store.volume(), "/volume", false);
        try (var shell = HelperShell.open(tools, store, "look", List.of(place))) {
            var found = shell.must(NAMES);
            if (!found.isBlank()) {
                throw new StepException(
                        "volume '%s' was left empty and holds data now: %s".formatted(store.volume(), found.strip()),
                        "Somebody started the service since. 'undo' keeps what it wrote; to give that up, empty the"
                                + " volume by hand, then resume.");
            }
        }
    }

    private void refuseRunning(String next) throws StepException {
        refuseForeign();
        var own = tools.containers().find(store.container()).filter(VolumeUsers::uses);
        if (own.isPresent()) {
            throw new StepException(
                    "container '%s' is %s and uses the volume"
                            .formatted(store.container(), own.get().status()),
                    next);
        }
    }

    private static boolean uses(ContainerState state) {
        return switch (state.status()) {
            case "running", "paused", "restarting" -> true;
            default -> false;
        };
    }
}
