package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Applications.Application;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Check;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.runbook.applications.HttpProbe;
import com.wallstreetsim.restore.site.ProbeSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** PM2 states, error lines of the logs, and answers over HTTP. That PM2 says online proves nothing by itself. */
final class ApplicationChecks {
    private static final Duration PM2 = Duration.ofSeconds(30);
    private static final List<String> DEPENDENCIES = List.of("database", "redis");

    private final Applications applications;
    private final Web web;
    private final List<ProbeSpec> probes;
    private final Clock clock;

    ApplicationChecks(Applications applications, Web web, List<ProbeSpec> probes, Clock clock) {
        this.applications = applications;
        this.web = web;
        this.probes = List.copyOf(probes);
        this.clock = clock;
    }

    List<Check> all() {
        var checks = new ArrayList<Check>();
        if (!applications.names().isEmpty()) {
            checks.add(new Check("applications under PM2", PM2, this::states));
        }
        for (var name : applications.names()) {
            checks.add(new Check("log of " + name, PM2, () -> log(name)));
        }
        for (var probe : probes) {
            checks.add(new Check(probe.name(), probe.limit().multipliedBy(3), () -> probe(probe)));
        }
        return checks;
    }

    private List<Proof> states() throws StepException, InterruptedException {
        var known = applications.list();
        return applications.names().stream().map(name -> state(name, known)).toList();
    }

    private static Proof state(String name, List<Application> known) {
        return known.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(found -> new Proof(name, words(found), "online", found.online()))
                .orElse(new Proof(name, "not known to PM2", "online", false));
    }

    private static String words(Application found) {
        var instances = found.instances() > 1 ? ", %d instances".formatted(found.instances()) : "";
        return "%s%s, %d restarts, up %s"
                .formatted(found.status(), instances, found.restarts(), Words.span(found.uptime()));
    }

    private List<Proof> log(String name) throws StepException, InterruptedException {
        var up = uptime(name);
        var started = up.map(time -> clock.instant().minus(time));
        if (up.isPresent() && lines(name).anySince(started)) {
            // Whether errors of a start are over shows only once it is over itself.
            TimeUnit.MILLISECONDS.sleep(
                    Math.max(0, ErrorLines.SETTLES.minus(up.get()).toMillis()));
        }
        return List.of(lines(name).proof(name, started));
    }

    private ErrorLines lines(String name) throws StepException, InterruptedException {
        return new ErrorLines(applications.log(name, ErrorLines.LOOKED_AT));
    }

    private Optional<Duration> uptime(String name) throws StepException, InterruptedException {
        return applications.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(Application::uptime);
    }

    private List<Proof> probe(ProbeSpec probe) throws InterruptedException {
        var proofs = new ArrayList<Proof>();
        proofs.add(new HttpProbe(web).askTwice(probe));
        if (!probe.expectJson().isEmpty()) {
            proofs.addAll(dependencies(probe));
        }
        return proofs;
    }

    /** The API's health has a check for each thing it depends on; each is a line of its own. */
    private List<Proof> dependencies(ProbeSpec probe) throws InterruptedException {
        var body = web.get(probe.url(), probe.limit()).body();
        var proofs = new ArrayList<Proof>();
        for (var name : DEPENDENCIES) {
            web.jsonAt(body, "checks." + name + ".status")
                    .ifPresent(status ->
                            proofs.add(new Proof(probe.name() + ", " + name, status, "ok", status.equals("ok"))));
        }
        return proofs;
    }
}
