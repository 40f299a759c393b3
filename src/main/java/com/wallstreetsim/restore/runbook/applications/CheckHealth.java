package com.wallstreetsim.restore.runbook.applications;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.site.ProbeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Asks the applications over HTTP until they answer as expected. That PM2 says online proves nothing. */
public final class CheckHealth implements Step {
    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final List<ProbeSpec> probes;
    private final Web web;
    private final Applications applications;

    public CheckHealth(List<ProbeSpec> probes, Web web, Applications applications) {
        this.probes = List.copyOf(probes);
        this.web = web;
        this.applications = applications;
    }

    @Override
    public StepId id() {
        return new StepId("health");
    }

    @Override
    public String title() {
        return "Ask the applications whether they work";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        return probes.isEmpty()
                ? List.of(applications.byHand("describe", applications.names()))
                : probes.stream().map(probe -> "curl -sS '" + probe.url() + "'").toList();
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var running = RunningApplications.now(applications);
        var missing = RunningApplications.recall(context).stream()
                .filter(name -> !running.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw notRunning(missing, ask(context));
        }
        if (running.isEmpty()) {
            return Outcome.done(
                    RunningApplications.nobodyKnown(applications).orElse("no application runs, as before the run")
                            + "; nothing was asked");
        }
        var answers = askUntilGood(context);
        var wrong = answers.stream().filter(answer -> !answer.holds()).toList();
        if (wrong.isEmpty()) {
            return Outcome.proven("%d of %d answers as expected".formatted(answers.size(), answers.size()), answers);
        }
        var first = wrong.get(0);
        throw new StepException(
                "%d of %d answers are not as expected, first %s: %s instead of %s"
                        .formatted(wrong.size(), answers.size(), first.what(), first.found(), first.expected()),
                "Look at 'pm2 logs --nostream'; then 'resume' asks again.");
    }

    /** Such as after a restart of the host between their start and this look. */
    private StepException notRunning(List<String> missing, List<Proof> answers) {
        var names = String.join(", ", missing);
        var good = answers.stream().filter(Proof::holds).count();
        return new StepException(
                "PM2 does not run %s; %d of %d answers are as expected".formatted(names, good, answers.size()),
                "'%s' starts %s, 'pm2 logs --nostream' says why it ended; then 'resume' asks again."
                        .formatted(applications.byHand("start", missing), missing.size() == 1 ? "it" : "them"));
    }

    private List<Proof> askUntilGood(StepContext context) throws StepException, InterruptedException {
        var patience = Patience.of(LIMIT, PAUSE);
        var answers = ask(context);
        while (answers.stream().anyMatch(answer -> !answer.holds()) && patience.again()) {
            context.checkCancelled();
            answers = ask(context);
        }
        answers.forEach(answer -> context.say("%s: %s".formatted(answer.what(), answer.found())));
        return answers;
    }

    private List<Proof> ask(StepContext context) throws StepException, InterruptedException {
        var tasks = new ArrayList<Callable<Proof>>();
        probes.forEach(probe -> tasks.add(() -> new HttpProbe(web).ask(probe)));
        return context.inParallel(tasks);
    }
}
