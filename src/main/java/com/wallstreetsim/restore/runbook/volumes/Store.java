package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.ServiceSite;

/**
 * A service with its data as one run knows it. Volume and image are settled into the plan, so that the run finds them
 * again when the container is gone.
 *
 * @param volume the volume with its data
 * @param image the image its container was made from
 */
public record Store(ServiceSite at, String volume, String image, RunId run) {
    private static final String VOLUME = "volume";
    private static final String IMAGE = "image";

    /** Adds volume and image, as the container has them, to the answers. */
    public static Answers settle(StoreTools tools, ServiceSite at, String destination, Answers answers)
            throws StepException {
        var name = new ContainerName(at.container());
        var state = tools.containers()
                .find(name)
                .orElseThrow(() -> new StepException(
                        "container '%s' does not exist, so nobody knows its volume".formatted(name),
                        "Make it with '%s', then start this procedure again."
                                .formatted(tools.compose().upByHand(at.service()))));
        return answers.with(VOLUME, volumeAt(state, destination)).with(IMAGE, state.image());
    }

    private static String volumeAt(ContainerState state, String destination) throws StepException {
        var mount = state.mounts().stream()
                .filter(candidate -> candidate.destination().equals(destination))
                .findFirst()
                .orElseThrow(() -> new StepException(
                        "container '%s' mounts nothing at %s".formatted(state.name(), destination),
                        "Look at 'docker inspect %s': its data is somewhere else.".formatted(state.name())));
        return mount.volume()
                .orElseThrow(() -> new StepException(
                        "container '%s' keeps its data in the directory %s of this host, not in a volume"
                                .formatted(state.name(), mount.source()),
                        "Stop it, rename that directory, make it anew with the same owner and mode, and start it."));
    }

    /** What was settled. */
    public static Store of(ServiceSite at, RunId run, Answers answers) throws StepException {
        var volume = answers.get(VOLUME);
        var image = answers.get(IMAGE);
        if (volume.isEmpty() || image.isEmpty()) {
            throw new StepException(
                    "the volume of container '%s' is not known".formatted(at.container()), "Start the procedure anew.");
        }
        return new Store(at, volume.get(), image.get(), run);
    }

    /** The run's start, from its id. */
    java.time.Instant startedAt() {
        return run.startedAt();
    }

    public ContainerName container() {
        return new ContainerName(at.container());
    }

    /** Where the old content is kept: {@code wss_redis_data_before_20261122_170133}. */
    public String kept() {
        return volume + "_before_" + run.stamp();
    }

    /** Where an undo keeps what had taken the old content's place, where it cannot be exchanged by rename. */
    public String undone() {
        return volume + "_undone_" + run.stamp();
    }

    /** Where new content is prepared. */
    public String side() {
        return volume + "_restoring_" + run.stamp();
    }

    /** A shell script by hand in the service's own image: it is here, also where no registry can be reached. */
    public String shellByHand(String mounts, String script) {
        return "docker run --rm --network none --user 0 %s --entrypoint sh %s -c '%s'".formatted(mounts, image, script);
    }

    /** A name for a helper container of this run. */
    public ContainerName helper(String what) {
        return helper(run, at, what);
    }

    /** A name for a helper container of a run that needs no store. */
    public static ContainerName helper(RunId run, ServiceSite at, String what) {
        return new ContainerName(helpers(run, at) + what);
    }

    /** How the names of a run's helpers begin. The container's name tells the runs of two sites in one second apart. */
    public static String helpers(RunId run, ServiceSite at) {
        return "wss-helper-%s-%s-".formatted(run.stamp(), at.container());
    }
}
