package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Words;
import java.util.List;
import java.util.Optional;

/** Exchanges the names of the live and the proven database in one transaction; the old one is kept. */
final class SwapDatabase implements Step {
    private final RestoreTools tools;
    private final RestoreChoices choices;

    SwapDatabase(RestoreTools tools, RestoreChoices choices) {
        this.tools = tools;
        this.choices = choices;
    }

    @Override
    public StepId id() {
        return new StepId("swap");
    }

    @Override
    public String title() {
        return "Swap: the side database becomes " + names().live();
    }

    @Override
    public Impact impact() {
        return Impact.DESTROYS;
    }

    @Override
    public Optional<Gate> gate() {
        return Optional.of(new Gate("Swap the database", names().live(), "the name of the database", "Swap"));
    }

    @Override
    public List<String> byHand() {
        return Renames.byHand(tools, names().live(), names().side(), names().kept());
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(SwapBack.ofSwap(tools, names()));
    }

    @Override
    public List<Closing> closings() {
        return List.of(new DropKept(tools, names().kept()), new DropKept(tools, names().undone()));
    }

    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        return new Preview(new SwapFacts(tools, choices).all(context));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        var database = tools.database();
        if (database.exists(names().side()) || !database.exists(names().live())) {
            return Standing.notDone();
        }
        // Before the load it looks the same, but for the old database under its other name.
        // Without an old one the live database still carries what the load wrote on the side database.
        return Standing.doneIf(database.exists(names().kept())
                || database.comment(names().live()).equals(Optional.of(LoadBeside.mark(context))));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        if (tools.database().exists(names().live())) {
            tools.database().copyProperties(names().live(), names().side());
        }
        // Measured before the swap: after it nothing may fail that is only for the words.
        var size = size(context);
        var away = tools.database().swap(names().live(), names().side(), names().kept());
        context.remember("away.millis", Long.toString(away.toMillis()));
        return Outcome.proven(
                "'%s' is the restored database now, away %s; the old one is kept as '%s'%s"
                        .formatted(names().live(), Words.seconds(away), names().kept(), size),
                List.of(Proof.seen("database away", Words.seconds(away))));
    }

    /** A database so damaged that nobody can log in to it is swapped all the same. */
    private String size(StepContext context) throws StepException {
        try {
            return tools.database()
                    .facts(names().live())
                    .map(old -> ", " + Words.size(old.bytes()))
                    .orElse("");
        } catch (AwayException e) {
            throw e;
        } catch (StepException e) {
            context.say("the size of the old database is not known: " + e.message());
            return "";
        }
    }

    private DatabaseNames names() {
        return choices.names();
    }
}
