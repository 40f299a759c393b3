package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.Json;
import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.HeldException;
import java.util.Locale;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures of a command into a message, a hint and an exit code. */
final class Failures {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int HELD = 6;
    private static final int DEFECT = 70;
    private static final int CANCELLED = 130;

    private final Context context;
    private final boolean json;

    Failures(Context context, boolean json) {
        this.context = context;
        this.json = json;
    }

    int usage(ParameterException e) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        return say(USAGE, what(e), next(e) + "'%s --help' lists what there is.".formatted(command));
    }

    int failure(Exception e) {
        if (e instanceof UsageException usage) {
            return said(USAGE, usage);
        }
        if (e instanceof StepException failure) {
            return said(e instanceof HeldException ? HELD : FAILED, failure);
        }
        if (e instanceof InterruptedException) {
            return say(CANCELLED, "stopped", "A run that was started goes on: 'wss-restore runs' shows it.");
        }
        e.printStackTrace(context.err());
        return say(
                DEFECT,
                "a defect in wss-restore: " + e,
                "A run that was started goes on: 'wss-restore runs' shows it. Report the lines above.");
    }

    private int said(int exit, StepException e) {
        return say(exit, e.message(), e.hint());
    }

    private int say(int exit, String message, String hint) {
        context.err().println(Sanitiser.line("wss-restore: " + message));
        context.err().println(Sanitiser.line("  " + hint));
        if (json) {
            context.out()
                    .print(Json.event("error")
                                    .with("message", message)
                                    .with("hint", hint)
                                    .line() + "\n");
        }
        return exit;
    }

    private static String what(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            var first = unmatched.getUnmatched().get(0);
            return unmatched.isUnknownOption() ? "unknown option '%s'".formatted(first) : unexpected(e, first);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            var label = missing.getMissing().get(0).paramLabel();
            return "%s is missing".formatted(label);
        }
        var message = String.valueOf(e.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String unexpected(ParameterException e, String argument) {
        var isRoot = e.getCommandLine().getParent() == null;
        return isRoot
                ? "there is no command '%s'".formatted(argument)
                : "nothing is expected at '%s'".formatted(argument);
    }

    private static String next(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "Did you mean '%s'? ".formatted(unmatched.getSuggestions().get(0));
        }
        return "";
    }
}
