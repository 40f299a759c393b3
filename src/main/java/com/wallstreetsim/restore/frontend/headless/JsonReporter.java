package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.frontend.text.Ending;
import com.wallstreetsim.restore.frontend.text.RunText;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.EventJson;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One JSON object per line, the journal's own words. */
public final class JsonReporter implements Reporter {
    private final PrintWriter out;
    private final Supplier<List<String>> contacts;

    /** @param contacts whom to call, told with every failure */
    public JsonReporter(PrintWriter out, Supplier<List<String>> contacts) {
        this.out = out;
        this.contacts = contacts;
    }

    @Override
    public void line(JournalLine line, RunView before, RunView after) {
        if (line.event() instanceof RunEvent.RunFinished finish) {
            print(finished(Json.of(EventJson.toJson(line)), finish, after).line());
        } else {
            print(EventJson.toJson(line));
        }
    }

    @Override
    public void ended(Ending ending, RunHandle run, RunView view, Instant at) {
        if (ending instanceof Ending.EngineGone) {
            var line = Json.event("run-interrupted")
                    .with("at", at.toString())
                    .with("run", run.id().value())
                    .with("message", "the engine is gone; 'wss-restore resume %s'".formatted(run.id()))
                    .with("exit", ending.exit())
                    .with("contacts", contacts.get());
            run.lastWords().ifPresent(why -> line.with("because", why));
            print(line.line());
        } else if (ending instanceof Ending.Left) {
            print(Json.event("left")
                    .with("at", at.toString())
                    .with("run", run.id().value())
                    .with("message", "the run goes on; 'wss-restore attach %s'".formatted(run.id()))
                    .with("exit", ending.exit())
                    .line());
        }
    }

    @Override
    public void silent(RunHandle run, Duration time, Instant at) throws StepException {
        print(Json.event("no-sign-of-life")
                .with("at", at.toString())
                .with("run", run.id().value())
                .with("seconds", time.toSeconds())
                .with("message", RunText.silence(run, time))
                .line());
    }

    @Override
    public void neverStarted(RunEvent.RunFinished finish, Instant at) {
        print(Json.event("run-finished")
                .with("at", at.toString())
                .with("run", finish.run())
                .with("result", finish.result().word())
                .with("message", finish.message())
                .with("hint", finish.hint())
                .with("unchanged", finish.unchanged())
                .with("exit", finish.exit())
                .with("millis", finish.millis())
                .with("contacts", contacts.get())
                .line());
    }

    /** A failure says whom to call, a diagnosis what may be started next. */
    private Json finished(Json json, RunEvent.RunFinished finish, RunView view) {
        var proposals = Proposal.in(view.memory());
        if (!proposals.isEmpty()) {
            json.with("next", proposals.stream().map(JsonReporter::next).toList());
        }
        return finish.result().failed() ? json.with("contacts", contacts.get()) : json;
    }

    private static Map<String, @Nullable Object> next(Proposal proposal) {
        return Json.object()
                .with("title", proposal.title())
                .with("procedure", proposal.procedure().value())
                .with("set", proposal.answers().values())
                .fields();
    }

    private void print(String line) {
        // "\n" on every system, and out at once: whoever reads this acts on single lines.
        out.print(line + "\n");
        out.flush();
    }
}
