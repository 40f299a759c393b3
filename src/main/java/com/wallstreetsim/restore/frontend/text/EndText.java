package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines that stand under a run that came to an end: what holds, what is still open, which commands go on. */
public final class EndText {
    private EndText() {}

    /** The summary of any ending; a failure says whom to call. */
    public static List<String> of(Ending ending, RunHandle run, RunView view, List<String> contacts) {
        var lines = new ArrayList<String>();
        lines.add("");
        if (ending instanceof Ending.Finished finished) {
            finished(lines, finished.finish(), contacts);
        } else if (ending instanceof Ending.Closed closed) {
            lines.add("CLOSED: " + closed.closed().summary());
        } else if (ending instanceof Ending.EngineGone) {
            lines.add("INTERRUPTED: the engine is gone; 'wss-restore resume %s'".formatted(run.id()));
            labelled(lines, "because", run.lastWords().orElse(""));
            contacts.forEach(contact -> labelled(lines, "call", contact));
        } else {
            lines.add("Left. The run goes on: 'wss-restore attach %s' shows it again.".formatted(run.id()));
            return clean(lines);
        }
        open(lines, run, view);
        return clean(lines);
    }

    private static void finished(List<String> lines, RunEvent.RunFinished finish, List<String> contacts) {
        lines.add(finish.result().word().toUpperCase(Locale.ROOT).replace('-', ' ') + ": " + finish.message());
        labelled(lines, "unchanged", finish.unchanged());
        labelled(lines, "next", finish.hint());
        if (finish.result().failed()) {
            contacts.forEach(contact -> labelled(lines, "call", contact));
        }
    }

    private static void open(List<String> lines, RunHandle run, RunView view) {
        Proposal.in(view.memory()).forEach(next -> {
            labelled(lines, "to mend it", next.title());
            labelled(lines, "", next.byHand());
        });
        view.toDo().forEach(left -> labelled(lines, "left", left.what() + ": " + left.found()));
        if (view.canUndo()) {
            lines.add("  still open  what the run replaced is kept until the run is closed");
            labelled(lines, "undo", "wss-restore undo " + run.id());
            labelled(lines, "close", "wss-restore close " + run.id());
        }
        labelled(lines, "report", run.report().toString());
        labelled(lines, "output", run.output().toString());
    }

    private static void labelled(List<String> lines, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add("  %-11s %s".formatted(label, value));
        }
    }

    private static List<String> clean(List<String> lines) {
        return lines.stream().map(Sanitiser::line).toList();
    }
}
