package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.frontend.line.LineMode;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.RunHandle;
import java.io.IOException;
import java.util.Optional;

/** Chooses between the full screen and line mode. */
final class Wizard {
    private final RestoreCommand root;

    Wizard(RestoreCommand root) {
        this.root = root;
    }

    /** What is in front of the operator; line mode where it was asked for. */
    Screen screen() {
        return root.plain ? Screen.LINES : root.context().screen().get();
    }

    int home() throws StepException, InterruptedException {
        return switch (expected(screen())) {
            case FULL ->
                root.context().installation().fullScreen(root.openAnywhere(), root.options(), Optional.empty());
            case LINES -> inLines(root.openAnywhere(), LineMode::home);
            case NONE -> throw noTerminal("Use 'wss-restore run <procedure>'");
        };
    }

    private Screen expected(Screen screen) {
        if (screen == Screen.FULL) {
            root.context().installation().expectFullScreen();
        }
        return screen;
    }

    int attach(String name) throws StepException, InterruptedException {
        var screen = expected(screen());
        if (screen == Screen.NONE) {
            throw noTerminal("Use 'wss-restore attach --json'");
        }
        var desk = root.openAnywhere();
        var run = new RunChoice(desk.runs()).named(name);
        return screen == Screen.FULL
                ? root.context().installation().fullScreen(desk, root.options(), Optional.of(run.id()))
                : inLines(desk, mode -> mode.attach(run));
    }

    /** Asks at gates line by line, on a run that an engine is about to be started on. */
    int act(Desk desk, RunHandle run, Performing action) throws StepException, InterruptedException {
        return inLines(desk, mode -> mode.act(run, action::on));
    }

    /** Starts an engine on a run. */
    interface Performing {
        void on(RunHandle run) throws StepException, InterruptedException;
    }

    private interface Use {
        int of(LineMode mode) throws StepException, InterruptedException;
    }

    private static int inLines(Desk desk, Use use) throws StepException, InterruptedException {
        try (var mode = LineMode.onThisTerminal(desk)) {
            return use.of(mode);
        } catch (IOException e) {
            throw new StepException("unable to use this terminal line by line", "Try 'wss-restore run'.", e);
        }
    }

    private static UsageException noTerminal(String instead) {
        return new UsageException(
                "the wizard needs a terminal, and input or output is none",
                instead + " in scripts, or '--plain' to be asked line by line.");
    }
}
