package com.wallstreetsim.restore.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;

/** Performs what was typed and gives the exit code. */
public final class Cli {
    private Cli() {}

    /** The exit codes are those of the runbook; 70 is a defect of this program. */
    public static int run(Context context, String... typed) {
        var words = List.of(typed);
        var failures = new Failures(context, words.contains("--json"));
        try {
            return Commands.neededFor(context, words)
                    .setParameterExceptionHandler((e, arguments) -> failures.usage(explained(context, typed, e)))
                    .setExecutionExceptionHandler((e, commands, parsed) -> failures.failure(e))
                    .execute(typed);
        } finally {
            context.out().flush();
            context.err().flush();
        }
    }

    /** What was typed wrongly may be nearly the name of a command that was not made. */
    private static ParameterException explained(Context context, String[] typed, ParameterException failure) {
        try {
            Commands.all(context).parseArgs(typed);
            return failure;
        } catch (ParameterException better) {
            return better;
        }
    }
}
