package com.wallstreetsim.restore.runbook.applications;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.site.ProbeSpec;
import java.util.List;

/** The steps that take the applications away before a service's data is replaced and bring them back after it. */
public final class AroundApplications {
    private final Applications applications;
    private final List<ProbeSpec> probes;
    private final Web web;

    public AroundApplications(Applications applications, List<ProbeSpec> probes, Web web) {
        this.applications = applications;
        this.probes = List.copyOf(probes);
        this.web = web;
    }

    public List<Step> before() {
        return none() ? List.of() : List.of(new StopApplications(applications, true));
    }

    public List<Step> after() {
        return none()
                ? List.of()
                : List.of(new StartApplications(applications), new CheckHealth(probes, web, applications));
    }

    private boolean none() {
        return applications.names().isEmpty();
    }
}
