package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.frontend.text.Sanitiser;
import java.io.PrintWriter;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Prints lines and asks for lines. The end of input and Ctrl-C leave; neither is ever an answer. */
final class Prompter {
    private final LineReader reader;
    private final PrintWriter out;

    Prompter(Terminal terminal) {
        // No history: what is typed at a gate must not come back with the up key. No expansion: '!' is a letter.
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.BELL_STYLE, "none")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.BRACKETED_PASTE, false)
                .option(LineReader.Option.AUTO_FRESH_LINE, false)
                .build();
        out = terminal.writer();
    }

    /** Prints one line, whatever it holds. */
    void say(String line) {
        out.println(Sanitiser.line(line));
        out.flush();
    }

    void say(List<String> lines) {
        lines.forEach(this::say);
    }

    /** What was typed, without blanks around it; may be empty. */
    String ask(String prompt) throws LeaveException {
        try {
            return reader.readLine(Sanitiser.line(prompt) + " ").strip();
        } catch (UserInterruptException e) {
            throw new LeaveException("Ctrl-C");
        } catch (EndOfFileException e) {
            throw new LeaveException("end of input");
        }
    }
}
