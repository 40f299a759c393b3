package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.CheckPage;
import com.wallstreetsim.restore.frontend.text.Follower;
import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;

/** What can be done with a run that needs somebody. */
final class UnfinishedRun {
    private final Desk desk;
    private final Prompter prompter;
    private final RunDesk runs;

    UnfinishedRun(Desk desk, Prompter prompter, RunDesk runs) {
        this.desk = desk;
        this.prompter = prompter;
        this.runs = runs;
    }

    /** The exit code of the run, or -1 when nothing was done. */
    int open(RunSummary summary) throws StepException, InterruptedException, LeaveException {
        var run = desk.runs().open(summary.id());
        if (run.isEmpty()) {
            prompter.say("  That run is gone.");
            return -1;
        }
        return switch (run.get().status()) {
            case RUNNING, AT_GATE -> running(run.get());
            case INTERRUPTED, UNREADABLE, FINISHED, CLOSED -> interrupted(run.get());
        };
    }

    private int running(RunHandle run) throws StepException, InterruptedException, LeaveException {
        prompter.say("  1  Watch it");
        prompter.say("  2  Stop it at the next safe point");
        return switch (prompter.ask("Choose 1 or 2; anything else goes back:")) {
            case "1" -> runs.follow(run, new Follower(run, runs.pace()));
            case "2" -> {
                run.cancel();
                yield runs.follow(run, new Follower(run, runs.pace()));
            }
            default -> -1;
        };
    }

    private int interrupted(RunHandle run) throws StepException, InterruptedException, LeaveException {
        check(run);
        while (true) {
            prompter.say("");
            prompter.say("  1  Check again: hold the record against the world (only looks)");
            prompter.say("  2  Go on with it; what was going on is looked at first, never repeated blindly");
            prompter.say("  3  Undo it");
            prompter.say("  4  Leave it as it is");
            switch (prompter.ask("Choose 1 to 4; Enter checks:")) {
                case "", "1" -> check(run);
                case "2" -> {
                    return runs.act(run, RunHandle::resume);
                }
                case "3" -> {
                    return runs.act(run, RunHandle::undo);
                }
                case "4" -> {
                    return -1;
                }
                default -> prompter.say("  Type 1, 2, 3 or 4.");
            }
        }
    }

    /** A record that cannot be checked can still be undone or left: the reason is said, and the choice stays. */
    private void check(RunHandle run) throws InterruptedException {
        try {
            new CheckPage(desk, prompter::say).show(run);
        } catch (StepException e) {
            prompter.say("  " + e.message());
            prompter.say("  " + e.hint());
        }
    }
}
