package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.Ending;
import com.wallstreetsim.restore.frontend.text.Follower;
import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.frontend.text.Pace;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;

/** Starts, follows, undoes and closes runs; after each end it asks what to do with what is kept. */
final class RunDesk {
    private final Desk desk;
    private final Prompter prompter;
    private final Interrupts interrupts;
    private final Pace pace;

    RunDesk(Desk desk, Prompter prompter, Interrupts interrupts, Pace pace) {
        this.desk = desk;
        this.prompter = prompter;
        this.interrupts = interrupts;
        this.pace = pace;
    }

    Pace pace() {
        return pace;
    }

    int start(Plan plan, boolean dryRun) throws StepException, InterruptedException, LeaveException {
        var run = desk.runs().start(plan, dryRun);
        return follow(run, new Follower(run, pace).expectingEngine());
    }

    int act(RunHandle run, LineMode.Action action) throws StepException, InterruptedException, LeaveException {
        var follower = new Follower(run, pace).skipPast();
        action.on(run);
        return follow(run, follower.expectingEngine());
    }

    int follow(RunHandle run, Follower follower) throws StepException, InterruptedException, LeaveException {
        var ending = new RunPage(prompter, interrupts, desk.contacts()).follow(run, follower);
        return ending instanceof Ending.Finished ? afterwards(run, follower.view(), ending.exit()) : ending.exit();
    }

    private int afterwards(RunHandle run, RunView view, int exit)
            throws StepException, InterruptedException, LeaveException {
        if (!view.canUndo()) {
            return exit;
        }
        while (true) {
            prompter.say("");
            prompter.say("  1  Keep it for now (closes nothing)");
            prompter.say("  2  Undo: put back what the run replaced");
            prompter.say("  3  Close: delete for good what the run kept; needs its name typed");
            switch (prompter.ask("Choose 1 to 3:")) {
                case "1" -> {
                    return exit;
                }
                case "2" -> {
                    return act(run, RunHandle::undo);
                }
                case "3" -> {
                    return act(run, RunHandle::close);
                }
                default -> prompter.say("  Type 1, 2 or 3.");
            }
        }
    }
}
