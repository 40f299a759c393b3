package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Applications.Application;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.applications.RunningApplications;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts applications of the site under PM2 from its ecosystem file. */
final class StartApplications extends Work {
    private static final String RAN = "ran";

    private final Destinations destinations;
    private final Path into;
    private final Which which;

    /** Which applications. */
    enum Which {
        /** All that only answer. */
        SERVERS,
        /** The one that acts by itself, behind a gate. */
        ENGINE
    }

    StartApplications(Destinations destinations, Path into, Which which) {
        super(Head.changing(
                which == Which.SERVERS ? "start" : "engine",
                which == Which.SERVERS
                        ? "Start the applications, all but the engine"
                        : "Start the engine: it calls outside systems",
                WayBack.notNeeded(),
                "cd '%s' && pm2 start ecosystem.config.js --only %s"
                        .formatted(into, which == Which.SERVERS ? "wss-web,wss-api" : "wss-engine")));
        this.destinations = destinations;
        this.into = into;
        this.which = which;
    }

    /** What the engine posts to outside systems cannot be called back: this is the point of no return. */
    @Override
    public Optional<Gate> gate() {
        return which == Which.ENGINE
                ? Optional.of(new Gate("Start the engine", phrase(), "the name of the engine", "Start"))
                : Optional.empty();
    }

    private String phrase() {
        var usual = "wss-engine";
        if (!destinations.describesSite(into)) {
            return usual;
        }
        try {
            return names().stream().findFirst().orElse(usual);
        } catch (StepException e) {
            return usual; // the preview that comes before the gate fails with the same words
        }
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new StopAgain());
    }

    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        if (which == Which.SERVERS || !destinations.describesSite(into)) {
            return Preview.NOTHING;
        }
        return Preview.of(Callbacks.of(destinations.open(into)).facts());
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        var online = applications().list().stream()
                .filter(Application::online)
                .map(Application::name)
                .toList();
        return Standing.doneIf(online.containsAll(names()));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        if (names().isEmpty()) {
            return Outcome.done("the site names none");
        }
        var others = applications().namesakes();
        if (!others.isEmpty()) {
            throw new StepException(
                    "PM2 runs %s, which is not this site's".formatted(String.join(", ", others)),
                    "Give this site a PM2 of its own: 'pm2-home' in wss-restore.yaml. The others are left alone.");
        }
        RunningApplications.remember(context, names());
        // PM2 may know them from before, with the settings of another .env.
        applications().restart(names());
        return Outcome.done("started " + String.join(", ", names()));
    }

    private List<String> names() throws StepException {
        var site = destinations.open(into);
        return which == Which.SERVERS ? site.servers() : site.engines();
    }

    private Applications applications() throws StepException {
        return destinations.open(into).applications().apply(names());
    }

    /** Stops those that did not run before; PM2 goes on to know them. */
    private final class StopAgain implements Undo {
        @Override
        public String title() {
            return which == Which.SERVERS ? "stop them" : "stop it; what it has posted stays";
        }

        @Override
        public List<String> byHand() {
            return List.of("pm2 stop " + (which == Which.SERVERS ? "wss-web wss-api" : "wss-engine"));
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
            var ran = applications().list().stream()
                    .filter(Application::running)
                    .map(Application::name)
                    .toList();
            return Map.of(RAN, String.join(",", ran));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            var ran = List.of(data.getOrDefault(RAN, "").split(",", -1));
            var started = names().stream().filter(name -> !ran.contains(name)).toList();
            applications().stop(started);
            return Outcome.done((started.isEmpty() ? "all ran before" : "stopped " + String.join(", ", started))
                    + (started.size() == names().size() ? "" : "; restart what ran before once the .env is back"));
        }
    }
}
