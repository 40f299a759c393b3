package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.Follower;
import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.frontend.text.Pace;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.RunHandle;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The wizard as numbered prompts. */
public final class LineMode implements AutoCloseable {
    private static final int CANCELLED = 130;

    private final Terminal terminal;
    private final Desk desk;
    private final Prompter prompter;
    private final Interrupts interrupts;
    private final Pace pace;

    LineMode(Desk desk, Terminal terminal, Pace pace) {
        this.terminal = terminal;
        this.desk = desk;
        this.pace = pace;
        this.prompter = new Prompter(terminal);
        this.interrupts = new Interrupts(terminal);
    }

    /** On the terminal this process was started from, whatever it can do. */
    public static LineMode onThisTerminal(Desk desk) throws IOException {
        var terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        return new LineMode(desk, terminal, Pace.STEADY);
    }

    /** The menu, until the operator leaves; gives the exit code. */
    public int home() throws StepException {
        return use(() -> new Home(desk, prompter, runs()).show());
    }

    /** One run, from its first line to its end. */
    public int attach(RunHandle run) throws StepException {
        return use(() -> runs().follow(run, new Follower(run, pace)));
    }

    /** Starts an engine on a run and follows what is new. */
    public int act(RunHandle run, Action action) throws StepException {
        return use(() -> runs().act(run, action));
    }

    /** Starts an engine on a run that exists. */
    public interface Action {
        void on(RunHandle run) throws StepException, InterruptedException;
    }

    private RunDesk runs() {
        return new RunDesk(desk, prompter, interrupts, pace);
    }

    private interface Use {
        int perform() throws StepException, InterruptedException, LeaveException;
    }

    private int use(Use use) throws StepException {
        try {
            return use.perform();
        } catch (LeaveException leave) {
            prompter.say("");
            prompter.say("Left (%s). A run that was started goes on: 'wss-restore runs' shows it."
                    .formatted(leave.message()));
            return CANCELLED;
        } catch (InterruptedException stop) {
            prompter.say("");
            prompter.say("Left (Ctrl-C). Nothing was started.");
            return CANCELLED;
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
