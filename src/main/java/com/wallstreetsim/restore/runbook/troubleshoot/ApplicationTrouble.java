package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.Applications.Application;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.applications.HttpProbe;
import com.wallstreetsim.restore.site.DatabaseUrl;
import com.wallstreetsim.restore.site.EnvFile;
import com.wallstreetsim.restore.site.ProbeSpec;
import com.wallstreetsim.restore.site.Secret;
import com.wallstreetsim.restore.site.SiteException;
import java.util.List;
import java.util.Optional;

/** Why the applications cannot reach the database: what they were told against what the container really is. */
final class ApplicationTrouble {
    private static final String CORRECT =
            "Correct DATABASE_URL in .env, then restart the applications with fix=restart.";
    private static final String UNKNOWN = "not known to PM2";
    private static final String ENGINE =
            "No fix starts it: it posts to the callback_url of every agent, which cannot be taken back. If this host is"
                    + " to do that now, '%s' starts it.";
    private static final Proposal RESTART = Mend.by(
            "Restart what runs of the applications with the settings of .env",
            TopicId.APPLICATION_CONNECTION,
            "restart");

    private final TroubleTools tools;

    ApplicationTrouble(TroubleTools tools) {
        this.tools = tools;
    }

    /** {@code DATABASE_URL} part by part; a secret is compared and never shown. */
    void url(Evidence evidence) throws StepException {
        var url = read(evidence);
        if (url.isEmpty()) {
            return;
        }
        compare(evidence, url.get());
        fileAgrees(evidence, url.get());
        try {
            tools.login().attempt(url.get());
            evidence.good("login with DATABASE_URL", "accepted", "accepted");
        } catch (StepException e) {
            evidence.bad("login with DATABASE_URL", e.message(), "accepted");
            evidence.cause(80, "DATABASE_URL does not lead to the database: " + e.message(), CORRECT);
        }
    }

    private Optional<DatabaseUrl> read(Evidence evidence) throws StepException {
        try {
            var text = EnvFile.read(tools.site().paths().envFile()).get("DATABASE_URL");
            var url = text.flatMap(DatabaseUrl::of);
            if (url.isEmpty()) {
                var found = text.isEmpty() ? "is not set" : "is no URL of a PostgreSQL database";
                evidence.bad("DATABASE_URL", found, "postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
                evidence.cause(85, "DATABASE_URL " + found, CORRECT);
            }
            return url;
        } catch (SiteException e) {
            throw new StepException(e.finding().text(), e.finding().hint(), e);
        }
    }

    private void compare(Evidence evidence, DatabaseUrl url) throws StepException {
        var site = tools.site().postgres();
        var container = tools.containers().find(new ContainerName(site.container()));
        var real = container.map(ContainerState::environment).orElse(java.util.Map.of());
        same(evidence, "user", url.user(), real.getOrDefault("POSTGRES_USER", site.user()));
        same(evidence, "database", url.database(), site.database());
        password(
                evidence,
                url,
                Optional.ofNullable(real.get("POSTGRES_PASSWORD")).map(Secret::of));
        container.ifPresent(state -> port(evidence, url, state));
    }

    private static void same(Evidence evidence, String part, String found, String expected) {
        var what = "DATABASE_URL, " + part;
        if (found.equals(expected)) {
            evidence.good(what, found, expected);
        } else {
            evidence.bad(what, found, expected);
            evidence.cause(
                    84, "DATABASE_URL has %s '%s', the container has '%s'".formatted(part, found, expected), CORRECT);
        }
    }

    private static void password(Evidence evidence, DatabaseUrl url, Optional<Secret> made) {
        if (made.isEmpty()) {
            evidence.seen("DATABASE_URL, password", "not compared: the container names none");
        } else if (made.get().equals(url.password())) {
            evidence.good("DATABASE_URL, password", "the container's", "the container's");
        } else {
            evidence.bad("DATABASE_URL, password", "another one", "the container's");
            evidence.cause(83, "DATABASE_URL and POSTGRES_PASSWORD of the container disagree", CORRECT);
        }
    }

    /** The same password stands twice in .env; who changes one forgets the other. */
    private void fileAgrees(Evidence evidence, DatabaseUrl url) {
        var known = tools.site().postgres().password();
        if (known.isPresent() && !known.get().equals(url.password())) {
            evidence.bad("DATABASE_URL, password", "another one than POSTGRES_PASSWORD in .env", "the same");
            evidence.cause(82, "DATABASE_URL and POSTGRES_PASSWORD in .env disagree", CORRECT);
        }
    }

    private static void port(Evidence evidence, DatabaseUrl url, ContainerState state) {
        var local = List.of("localhost", "127.0.0.1", "::1").contains(url.host());
        var ports =
                state.ports().stream().map(port -> port.hostPort()).distinct().toList();
        if (local && !ports.isEmpty() && !ports.contains(url.port())) {
            evidence.bad("DATABASE_URL, port", "%d".formatted(url.port()), ports.toString());
            evidence.cause(
                    84,
                    "DATABASE_URL goes to port %d, the container answers at %s".formatted(url.port(), ports),
                    CORRECT);
        } else {
            evidence.good("DATABASE_URL, port", "%s:%d".formatted(url.host(), url.port()), ports.toString());
        }
    }

    void states(Evidence evidence) throws StepException, InterruptedException {
        var known = tools.applications().list();
        for (var name : tools.applications().names()) {
            var found = known.stream().filter(one -> one.name().equals(name)).findFirst();
            if (found.isPresent() && found.get().online()) {
                evidence.good(name, "online, %d restarts".formatted(found.get().restarts()), "online");
            } else {
                evidence.bad(name, found.map(Application::status).orElse(UNKNOWN), "online");
                notOnline(evidence, name, found);
            }
        }
    }

    private void notOnline(Evidence evidence, String name, Optional<Application> found) {
        var what = "%s is %s".formatted(name, found.map(Application::status).orElse(UNKNOWN));
        if (found.filter(one -> !one.stopped()).isPresent()) {
            var next = "Its log says why: 'pm2 logs --nostream %s'; then restart it.".formatted(name);
            evidence.cause(55, what, next, RESTART);
            return;
        }
        var start = tools.site().applications().startByHand(tools.site().directory(), List.of(name));
        if (tools.site().applications().engines().contains(name)) {
            // It may be left so on purpose, and explains no lost connection.
            evidence.cause(Cause.MINOR - 1, what, ENGINE.formatted(start));
        } else {
            evidence.cause(55, what, "If it is to run, '%s' starts it.".formatted(start));
        }
    }

    /** A port of ours that somebody else holds keeps an application from starting, whatever PM2 says of it. */
    void ports(Evidence evidence) throws StepException, InterruptedException {
        var down = new ApplicationPorts(tools).heldByOthers();
        down.forEach((port, holder) -> {
            evidence.bad(
                    "port %d of the applications".formatted(port), "held by " + holder, "an application of the site");
            evidence.cause(
                    78,
                    "port %d of the applications is held by %s".formatted(port, holder),
                    "End that process or move it to another port, then restart the applications.",
                    RESTART);
        });
        if (down.isEmpty()) {
            evidence.good("ports of the applications", "held by nobody else", "held by nobody else");
        }
    }

    void answer(ProbeSpec probe, Evidence evidence) throws StepException, InterruptedException {
        var answer = new HttpProbe(tools.store().web()).askTwice(probe);
        if (answer.holds()) {
            evidence.good(answer.what(), answer.found(), answer.expected());
        } else {
            wrong(evidence, answer);
        }
    }

    /** Where an application is not started at all, that explains more and a restart mends nothing. */
    private void wrong(Evidence evidence, Proof answer) throws StepException, InterruptedException {
        evidence.bad(answer.what(), answer.found(), answer.expected());
        var what = "%s: %s instead of %s".formatted(answer.what(), answer.found(), answer.expected());
        var next = "Look at 'pm2 logs --nostream'; what they depend on comes first.";
        var started = Restartable.of(tools.applications());
        if (started.containsAll(tools.site().applications().servers())) {
            evidence.cause(30, what, next, RESTART);
        } else {
            evidence.cause(30, what, next);
        }
    }
}
