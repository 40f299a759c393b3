package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.EndText;
import com.wallstreetsim.restore.frontend.text.Ending;
import com.wallstreetsim.restore.frontend.text.EventText;
import com.wallstreetsim.restore.frontend.text.Follower;
import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.frontend.text.RunText;
import com.wallstreetsim.restore.frontend.text.Watcher;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A run as it goes by, its gates as prompts, and its end. */
final class RunPage implements Watcher {
    private static final String DECLINE = "cancel";
    private static final String TAKE_OVER = "take over";

    private final Prompter prompter;
    private final Interrupts interrupts;
    private final List<String> contacts;
    private final EventText text = new EventText();

    /** @param contacts whom to call, told with every failure */
    RunPage(Prompter prompter, Interrupts interrupts, List<String> contacts) {
        this.prompter = prompter;
        this.interrupts = interrupts;
        this.contacts = List.copyOf(contacts);
    }

    /** Follows to the end and prints it. */
    Ending follow(RunHandle run, Follower follower) throws StepException, InterruptedException {
        prompter.say("");
        prompter.say("Ctrl-C leaves; the run goes on without you.");
        try (var watch = interrupts.watching()) {
            var ending = follower.follow(this);
            prompter.say(EndText.of(ending, run, follower.view(), contacts));
            watch.done();
            return ending;
        }
    }

    @Override
    public void line(JournalLine line, RunView before, RunView after) {
        if (!(line.event() instanceof RunEvent.GateOpened)) {
            prompter.say(text.lines(line, before, after));
        }
    }

    @Override
    public void silent(RunHandle run, Duration time) throws StepException {
        prompter.say(RunText.silence(run, time));
    }

    @Override
    public void look(RunHandle run) throws LeaveException {
        if (interrupts.asked()) {
            throw new LeaveException("Ctrl-C");
        }
    }

    @Override
    public void gate(RunHandle run, RunEvent.GateOpened gate, Optional<String> refusal)
            throws StepException, LeaveException {
        var others = run.mayNotAnswer();
        if (others.isPresent()) {
            watched(run, gate, others.get());
            return;
        }
        if (hasApproved(run)) {
            return;
        }
        if (refusal.isEmpty()) {
            box(gate);
            approvals(run);
        }
        var typed = "";
        while (typed.isEmpty()) {
            typed = prompter.ask("Type %s to go on, or '%s':".formatted(gate.asksFor(), DECLINE));
        }
        if (typed.equals(DECLINE) && !gate.phrase().equals(DECLINE)) {
            run.decline(gate, "declined at the prompt");
        } else {
            run.approve(gate, typed);
        }
    }

    /** Somebody else is asked here; the operator may only watch, or take over. */
    private void watched(RunHandle run, RunEvent.GateOpened gate, String why) throws StepException, LeaveException {
        box(gate);
        prompter.say("  %s and is asked to confirm this.".formatted(why));
        run.others().forEach(other -> prompter.say("  open now: " + other.words()));
        var typed = prompter.ask("Enter watches on; '%s' and a reason takes it over:".formatted(TAKE_OVER));
        if (typed.startsWith(TAKE_OVER)) {
            takeOver(run, typed.substring(TAKE_OVER.length()));
        }
    }

    private void takeOver(RunHandle run, String reason) {
        try {
            run.takeOver(reason);
        } catch (StepException e) {
            prompter.say("  " + e.message());
            prompter.say("  " + e.hint());
        }
    }

    private static boolean hasApproved(RunHandle run) throws StepException {
        return run.view().people().approvals().stream()
                .anyMatch(
                        approval -> Identity.samePerson(approval.by(), run.who().by()));
    }

    private void approvals(RunHandle run) throws StepException {
        var people = run.view().people();
        if (people.needed() > 1) {
            prompter.say("  Needs %d persons, told apart by their login before sudo.".formatted(people.needed()));
            prompter.say("  Approved: %s; missing: %d."
                    .formatted(people.approvals().isEmpty() ? "none yet" : people.approvalWords(), people.missing()));
            prompter.say("");
        }
    }

    private void box(RunEvent.GateOpened gate) {
        prompter.say("");
        prompter.say("  " + gate.title().toUpperCase(java.util.Locale.ROOT));
        gate.facts().forEach(fact -> prompter.say("    %-12s %s".formatted(fact.label(), fact.value())));
        prompter.say("");
    }
}
