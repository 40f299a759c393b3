package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Applications.Application;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks, now that the site's files are there, whether starting it would touch anybody else's things. */
final class CheckStart extends Work {
    private final RecoverTools tools;
    private final RecoverAnswers answers;

    CheckStart(RecoverTools tools, RecoverAnswers answers) {
        super(Head.looking(
                "ready",
                "Check names and ports before anything starts",
                "cd '%s' && docker compose config --quiet".formatted(answers.into()),
                "docker ps -a; pm2 list; ss -ltnp"));
        this.tools = tools;
        this.answers = answers;
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var site = tools.destinations().open(answers.into());
        var findings = new ArrayList<Finding>();
        findings.addAll(siteFindings(site));
        for (var service : site.site().services()) {
            Owners.unnamed(site, service).ifPresent(findings::add);
            findings.add(Owners.judge(site, service.container()));
        }
        findings.add(namesakes(site));
        findings.addAll(engines(site));
        findings.addAll(new Ports().of(site));
        forgetDraft();
        return Findings.judge(findings, context);
    }

    /** What the site's own files say of themselves, such as a service without a container's name. */
    private static List<Finding> siteFindings(NewSite site) {
        var findings = new ArrayList<Finding>();
        for (var one : site.site().findings()) {
            switch (one.severity()) {
                case ERROR -> findings.add(Finding.block("site", one.text(), "nothing wrong", one.hint()));
                case WARNING -> findings.add(Finding.warn("site", one.text(), "nothing odd", one.hint()));
                case NOTE -> {}
            }
        }
        return findings;
    }

    private static Finding namesakes(NewSite site) throws StepException, InterruptedException {
        var found = site.applications().apply(site.names()).namesakes();
        return found.isEmpty()
                ? Finding.pass("PM2", "no other site's process has a name of this site", "no namesake")
                : Finding.block(
                        "PM2",
                        "runs " + String.join(", ", found),
                        "no namesake",
                        "Give this site a PM2 of its own: 'pm2-home' in wss-restore.yaml. The others are left alone.");
    }

    /** It would act on restored data as soon as that takes the place of the old: its start has a gate of its own. */
    private static List<Finding> engines(NewSite site) throws StepException, InterruptedException {
        var applications = site.applications().apply(site.engines());
        var running = applications.list().stream()
                .filter(Application::running)
                .map(Application::name)
                .toList();
        return running.isEmpty()
                ? List.of()
                : List.of(Finding.block(
                        "engine",
                        String.join(", ", running) + " runs and calls outside systems",
                        "stopped",
                        "Stop it with '%s', then resume.".formatted(applications.byHand("stop", running))));
    }

    private void forgetDraft() throws StepException {
        try {
            Drafts.forget(tools.destinations().drafts(), answers.env());
        } catch (IOException e) {
            throw new StepException(
                    "the draft of the .env cannot be deleted: " + e, "Delete it by hand: it holds secrets.", e);
        }
    }
}
