package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.frontend.text.OverviewText;
import com.wallstreetsim.restore.frontend.text.RunText;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import java.util.ArrayList;
import java.util.List;

/** The menu: what is wrong, unfinished runs first, then the procedures. */
final class Home {
    private final Desk desk;
    private final Prompter prompter;
    private final RunDesk runs;

    Home(Desk desk, Prompter prompter, RunDesk runs) {
        this.desk = desk;
        this.prompter = prompter;
        this.runs = runs;
    }

    /** One line of the menu. */
    private record Entry(String label, Action action) {}

    private interface Action {
        /** The exit code of what was done, or -1 when nothing was. */
        int perform() throws StepException, InterruptedException, LeaveException;
    }

    /** Shows the menu until the operator quits; gives the exit code of the last run, 0 without one. */
    int show() throws StepException, InterruptedException, LeaveException {
        var exit = 0;
        look();
        while (true) {
            var entries = entries();
            list(entries);
            var typed = prompter.ask("Choose a number, r look again, 0 past runs, c who to call, q quit:");
            switch (typed) {
                case "q" -> {
                    return exit;
                }
                case "r" -> look();
                case "0" -> past();
                case "c" -> prompter.say(desk.contacts());
                default -> exit = pick(typed, entries, exit);
            }
        }
    }

    private void look() throws InterruptedException {
        prompter.say("");
        prompter.say(OverviewText.header(desk.header()));
        prompter.say("Looking at the site ...");
        prompter.say(OverviewText.brief(desk.overview().probe()));
    }

    private List<Entry> entries() throws StepException {
        var entries = new ArrayList<Entry>();
        for (var run : desk.runs().unfinished()) {
            var label = "Run %s is %s, %s".formatted(run.id(), run.status().word(), RunText.standing(run.view()));
            entries.add(new Entry(label, () -> new UnfinishedRun(desk, prompter, runs).open(run)));
        }
        for (var procedure : desk.catalogue()) {
            var why = procedure.unavailableBecause().map(because -> "  (not now: " + because + ")");
            entries.add(new Entry(procedure.title() + why.orElse(""), () -> begin(procedure)));
        }
        return entries;
    }

    private void list(List<Entry> entries) {
        prompter.say("");
        prompter.say("What to do");
        for (int i = 0; i < entries.size(); i++) {
            prompter.say(" %2d  %s".formatted(i + 1, entries.get(i).label()));
        }
    }

    private int pick(String typed, List<Entry> entries, int before) throws InterruptedException, LeaveException {
        var entry = Numbers.pick(typed, entries);
        if (entry.isEmpty()) {
            prompter.say("  Type a number from 1 to %d, r, 0, c or q.".formatted(entries.size()));
            return before;
        }
        try {
            var exit = entry.get().action().perform();
            return exit < 0 ? before : exit;
        } catch (StepException e) {
            prompter.say("  " + e.message());
            prompter.say("  " + e.hint());
            return before;
        }
    }

    private int begin(Procedure procedure) throws StepException, InterruptedException, LeaveException {
        var unavailable = procedure.unavailableBecause();
        if (unavailable.isPresent()) {
            prompter.say("  Not now: " + unavailable.get());
            return -1;
        }
        var answers = new Interview(procedure, prompter, desk.clock()).ask();
        if (answers.isEmpty()) {
            return -1;
        }
        prompter.say("Making the plan ...");
        var plan = desk.runs().plan(procedure, answers.get());
        var page = new PlanPage(prompter);
        page.show(plan, desk.runs().preview(plan), desk.runs().beforeStart());
        return switch (page.ask()) {
            case START -> runs.start(plan, false);
            case DRY_RUN -> runs.start(plan, true);
            case BACK -> -1;
        };
    }

    private void past() throws StepException {
        var all = desk.runs().list();
        prompter.say(all.isEmpty() ? "No run yet." : "Runs, newest first; 'wss-restore report <run>' prints one");
        all.forEach(run -> prompter.say("  " + RunText.line(run)));
    }
}
