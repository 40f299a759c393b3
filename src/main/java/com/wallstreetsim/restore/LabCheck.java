package com.wallstreetsim.restore;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Site;

/** Makes sure that what a drill works on is the lab's: a site that says so of itself may still name live containers. */
final class LabCheck {
    private static final String LABEL = "wss.lab";

    private LabCheck() {}

    static void containersAreTheLabs(Site site, Containers containers) throws StepException {
        if (site.labId().isEmpty()) {
            return;
        }
        var lab = site.labId().get();
        for (var service : site.services()) {
            var found = containers.find(new ContainerName(service.container()));
            if (found.isPresent() && !lab.equals(found.get().labels().get(LABEL))) {
                throw new StepException(
                        "container '%s' is not of lab '%s', but the site '%s' is a lab's"
                                .formatted(service.container(), lab, site.directory()),
                        "Correct the container's name in the site file: a drill never touches a live container.");
            }
        }
    }
}
