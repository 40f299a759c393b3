package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.ServiceSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whose a container is: Compose writes the directory it was made from on each. */
final class Owners {
    private static final String DIRECTORY = "com.docker.compose.project.working_dir";

    private Owners() {}

    static Optional<ContainerState> container(NewSite site, String name) throws StepException {
        return site.restore().containers().find(new ContainerName(name));
    }

    static boolean ours(NewSite site, ContainerState state) {
        if (directory(state).isEmpty()) {
            return false;
        }
        var labelled = Path.of(directory(state));
        return labelled.normalize().equals(site.site().directory())
                || real(labelled).equals(real(site.site().directory()));
    }

    /** Compose writes the directory as the shell named it, which may be by a link. */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.normalize(); // what is gone has no other name
        }
    }

    /** {@code /srv/other}, or nothing where it was not made by Compose. */
    static String directory(ContainerState state) {
        return state.labels().getOrDefault(DIRECTORY, "");
    }

    /** Compose 2 gives a container without a name this one; Compose 1 writes underscores. */
    static Optional<Finding> unnamed(NewSite site, ServiceSite service) {
        var assumed = "%s-%s-1".formatted(site.site().composeProject(), service.service());
        return service.container().equals(assumed)
                ? Optional.of(Finding.warn(
                        "service " + service.service(),
                        "has no container_name, '%s' is expected as Compose names it".formatted(assumed),
                        "a container_name",
                        "Give it one in the compose file, or name the container in wss-restore.yaml."))
                : Optional.empty();
    }

    /** A container of another site under this name would be taken for this site's: nothing may be started. */
    static Finding judge(NewSite site, String name) throws StepException {
        var what = "container " + name;
        var found = container(site, name);
        if (found.isEmpty()) {
            return Finding.pass(what, "not there yet", "free or ours");
        }
        if (ours(site, found.get())) {
            return Finding.pass(what, "is this site's, " + found.get().status(), "free or ours");
        }
        var of = directory(found.get());
        return Finding.block(
                what,
                of.isEmpty() ? "is there, not made by Compose" : "belongs to the site in " + of,
                "free or ours",
                "Recover on another host, or give this site's containers other names in its compose file.");
    }
}
