package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.EventWords;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunView;
import com.wallstreetsim.restore.run.StepView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journal lines in words, for a log that scrolls: one line per event, progress every five seconds. */
public final class EventText {
    private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(5);
    private static final String INDENT = "                 ";

    private @Nullable Instant progressAt;

    /** The lines to print for one event; none for what an operator need not read. */
    public List<String> lines(JournalLine line, RunView before, RunView after) {
        var words = words(line.event(), line.at(), after);
        var lines = new ArrayList<String>();
        for (var word : words) {
            var prefix = lines.isEmpty() ? Words.clock(line.at()) + "  " : INDENT;
            lines.add((prefix + Sanitiser.line(word)).stripTrailing());
        }
        return lines;
    }

    private List<String> words(RunEvent event, Instant at, RunView view) {
        if (forThePrograms(event)) {
            return List.of();
        }
        if (event instanceof RunEvent.GateOpened e) {
            return opened(e, view);
        }
        if (event instanceof RunEvent.StepStarted e) {
            progressAt = null;
            return List.of(number(view, e.step()) + title(view, e.step()));
        }
        if (event instanceof RunEvent.StepProgress e) {
            return progress(e, at, view);
        }
        if (event instanceof RunEvent.StepFinished e) {
            return finished(e, view);
        }
        if (event instanceof RunEvent.StepPreviewed e) {
            return previewed(e, view);
        }
        if (event instanceof RunEvent.StepFailed e) {
            var took = Words.span(Duration.ofMillis(e.millis()));
            return List.of("%sFAILED after %s: %s".formatted(number(view, e.step()), took, e.message()), e.hint());
        }
        return List.of("       " + EventWords.of(event));
    }

    private static boolean forThePrograms(RunEvent event) {
        return event instanceof RunEvent.UndoRecorded
                || event instanceof RunEvent.Remembered
                || event instanceof RunEvent.ByHand;
    }

    private static List<String> opened(RunEvent.GateOpened gate, RunView view) {
        var lines = new ArrayList<String>();
        lines.add(number(view, gate.gate()) + "GATE   " + gate.title());
        gate.facts().forEach(fact -> lines.add(fact(fact)));
        lines.add("asks for %s: %s".formatted(gate.asksFor(), gate.phrase()));
        return lines;
    }

    private static List<String> finished(RunEvent.StepFinished e, RunView view) {
        var lines = new ArrayList<String>();
        var took = Words.span(Duration.ofMillis(e.millis()));
        lines.add("%sdone in %s: %s".formatted(number(view, e.step()), took, e.summary()));
        e.proofs().forEach(proof -> lines.add(proof(proof)));
        return lines;
    }

    private static List<String> previewed(RunEvent.StepPreviewed e, RunView view) {
        var lines = new ArrayList<String>();
        lines.add("%swould  %s".formatted(number(view, e.step()), title(view, e.step())));
        e.facts().forEach(fact -> lines.add(fact(fact)));
        e.byHand().forEach(command -> lines.add("by hand: " + command));
        return lines;
    }

    private List<String> progress(RunEvent.StepProgress e, Instant at, RunView view) {
        var last = progressAt;
        if (last != null && Duration.between(last, at).compareTo(BETWEEN_PROGRESS) < 0) {
            return List.of();
        }
        progressAt = at;
        return List.of("%s%s  %s".formatted(number(view, e.step()), share(e), e.detail()));
    }

    private static String share(RunEvent.StepProgress e) {
        var done = amount(e.done(), e.unit());
        return e.total() > 0
                ? "%3d %%  %s of %s"
                        .formatted(Math.min(100, 100 * e.done() / e.total()), done, amount(e.total(), e.unit()))
                : done;
    }

    private static String amount(long number, String unit) {
        return unit.equals("bytes") ? Words.bytes(number) : Words.count(number) + " " + unit;
    }

    private static String fact(Fact fact) {
        return "%-12s %s".formatted(fact.label(), fact.value());
    }

    /** {@code orders  307,000 of 307,000}, or the difference in capitals. */
    public static String proof(Proof proof) {
        if (!proof.holds() && !proof.compares()) {
            return "FOUND  %s: %s".formatted(proof.what(), proof.found());
        }
        if (!proof.holds()) {
            return "NOT PROVEN %s: found %s, expected %s".formatted(proof.what(), proof.found(), proof.expected());
        }
        return proof.compares()
                ? "proven %s: %s".formatted(proof.what(), beside(proof))
                : "seen   %s: %s".formatted(proof.what(), proof.found());
    }

    /** {@code 307,000 of 307,000} for numbers, words otherwise: "running of running" is no English. */
    private static String beside(Proof proof) {
        if (proof.expected().matches("[\\d,.]+")) {
            return "%s of %s".formatted(proof.found(), proof.expected());
        }
        return proof.found().equals(proof.expected())
                ? proof.found() + ", as expected"
                : "%s, expected %s".formatted(proof.found(), proof.expected());
    }

    private static String number(RunView view, String step) {
        var steps = view.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(step)) {
                return "%-7s".formatted((i + 1) + "/" + steps.size());
            }
        }
        return "%-7s".formatted(step);
    }

    private static String title(RunView view, String step) {
        return view.step(step).map(StepView::title).orElse(step);
    }
}
