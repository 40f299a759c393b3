package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.CheckWords;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.StepCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A run's record held against the world, a line for each step as it is looked at, and the conclusion. */
public final class CheckPage {
    private final Desk desk;
    private final Consumer<String> out;

    public CheckPage(Desk desk, Consumer<String> out) {
        this.desk = desk;
        this.out = out;
    }

    /**
     * Looks at every step and says what was found.
     *
     * @throws StepException when this version cannot make the run's plan again
     */
    public List<StepCheck> show(RunHandle run) throws StepException, InterruptedException {
        say("Run %s, %s: %s".formatted(run.id(), run.status().word(), RunText.standing(run.view())));
        say("    recorded     now");
        var check = desk.check(run.id());
        var found = new ArrayList<StepCheck>();
        for (var step : check.steps()) {
            var seen = check.look(step);
            found.add(seen);
            say("%3d %-12s %s".formatted(found.size(), CheckWords.recorded(seen.recorded()), seen.title()));
            say("                 " + CheckWords.found(seen));
        }
        CheckWords.conclusion(found).forEach(this::say);
        return found;
    }

    private void say(String line) {
        out.accept(Sanitiser.line(line));
    }
}
