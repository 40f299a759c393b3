package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LeftToDo;
import com.wallstreetsim.restore.runbook.RowCounts;
import com.wallstreetsim.restore.runbook.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the gate of the swap shows: what goes, what comes, what stays, what is lost. All of it measured; what a damaged or
 * locked live database does not tell is said to be not known, for it is the one that has to be replaced.
 */
final class SwapFacts {
    private final RestoreTools tools;
    private final RestoreChoices choices;

    SwapFacts(RestoreTools tools, RestoreChoices choices) {
        this.tools = tools;
        this.choices = choices;
    }

    List<Fact> all(StepContext context) throws StepException, InterruptedException {
        var facts = new ArrayList<Fact>();
        var names = choices.names();
        var live = tools.database().exists(names.live());
        facts.add(new Fact(
                "goes away", live ? orNotKnown(names.live(), this::described) : "nothing: there is no database now"));
        facts.add(new Fact("comes", comes(context)));
        if (live) {
            facts.add(new Fact("kept", names.kept() + " until you close the run"));
        }
        facts.add(new Fact("untouched", "Redis, ClickHouse, files, other databases"));
        if (live) {
            var words = orNotKnown(
                    "what was written since the backup", () -> lost(context).orElse(""));
            if (!words.isEmpty()) {
                facts.add(new Fact("left behind", words));
            }
        }
        LeftToDo.words(context).forEach(words -> facts.add(new Fact("left to do", words)));
        return facts;
    }

    /** What is asked of the live database. */
    private interface Asking {
        String ask() throws StepException, InterruptedException;
    }

    private static String orNotKnown(String what, Asking asking) throws StepException, InterruptedException {
        try {
            return asking.ask();
        } catch (AwayException e) {
            throw e;
        } catch (StepException e) {
            return "%s: not known: %s".formatted(what, e.message());
        }
    }

    private String described() throws StepException, InterruptedException {
        var live = tools.database().facts(choices.names().live()).orElseThrow();
        var words = "%s, %s, %d tables".formatted(live.name(), Words.size(live.bytes()), live.tables());
        if (!live.takesLogins()) {
            return words;
        }
        return words
                + orNotKnown(
                        ", newest row",
                        () -> tools.database()
                                .newestRow(live.name())
                                .map(at -> ", newest row " + Words.time(at))
                                .orElse(""));
    }

    private String comes(StepContext context) {
        var proven = context.recall("proven.rows").map(RowCounts::decode);
        var name = String.valueOf(choices.backup().getFileName());
        return proven.map(rows -> "%s: %,d rows proven".formatted(name, rows.total()))
                .orElse(name + ": not loaded and proven yet");
    }

    private Optional<String> lost(StepContext context) throws StepException, InterruptedException {
        if (context.recall("proven.rows").isEmpty()) {
            return Optional.empty();
        }
        var newest = tools.database().newestRow(choices.names().side());
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        var rows = new RowCounts(tools.database().rowsSince(choices.names().live(), newest.get())).total();
        return Optional.of("%,d rows of the last %s, in the kept one only"
                .formatted(
                        rows,
                        Words.span(
                                Duration.between(newest.get(), context.clock().instant()))));
    }
}
