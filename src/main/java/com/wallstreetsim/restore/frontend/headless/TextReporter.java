package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.frontend.text.EndText;
import com.wallstreetsim.restore.frontend.text.Ending;
import com.wallstreetsim.restore.frontend.text.EventText;
import com.wallstreetsim.restore.frontend.text.RunText;
import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Lines for a person or a log file. */
public final class TextReporter implements Reporter {
    private final PrintWriter out;
    private final Supplier<List<String>> contacts;
    private final EventText text = new EventText();

    /** @param contacts whom to call, told with every failure */
    public TextReporter(PrintWriter out, Supplier<List<String>> contacts) {
        this.out = out;
        this.contacts = contacts;
    }

    @Override
    public void line(JournalLine line, RunView before, RunView after) {
        print(text.lines(line, before, after));
    }

    @Override
    public void ended(Ending ending, RunHandle run, RunView view, Instant at) {
        print(EndText.of(ending, run, view, contacts.get()));
    }

    @Override
    public void silent(RunHandle run, Duration time, Instant at) throws StepException {
        print(List.of(RunText.silence(run, time)));
    }

    @Override
    public void neverStarted(RunEvent.RunFinished finish, Instant at) {
        var result = finish.result().word().toUpperCase(Locale.ROOT).replace('-', ' ');
        out.println(Sanitiser.line(result + ": " + finish.message()));
        out.println(Sanitiser.line("  unchanged   " + finish.unchanged()));
        out.println(Sanitiser.line("  next        " + finish.hint()));
        if (finish.result().failed()) {
            contacts.get().forEach(contact -> out.println(Sanitiser.line("  call        " + contact)));
        }
        out.flush();
    }

    private void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }
}
