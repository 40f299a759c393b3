package com.wallstreetsim.restore.cli;

import picocli.CommandLine;

/** Performs what was typed and gives the exit code. */
public final class Cli {
    private Cli() {}

    /** The exit codes are those of the runbook; 70 is a defect of this program. */
    public static int run(Context context, String... typed) {
        var failures = new Failures(context, java.util.Arrays.asList(typed).contains("--json"));
        try {
            return commands(context)
                    .setParameterExceptionHandler((e, arguments) -> failures.usage(e))
                    .setExecutionExceptionHandler((e, commands, parsed) -> failures.failure(e))
                    .execute(typed);
        } finally {
            context.out().flush();
            context.err().flush();
        }
    }

    static CommandLine commands(Context context) {
        var root = new RestoreCommand(context);
        var commands = new CommandLine(root)
                .addSubcommand(new StatusCommand(root))
                .addSubcommand(new RunCommand(root))
                .addSubcommand(new RunsCommand(root))
                .addSubcommand(new AttachCommand(root))
                .addSubcommand(new ResumeCommand(root))
                .addSubcommand(new UndoCommand(root))
                .addSubcommand(new CloseCommand(root))
                .addSubcommand(new ReportCommand(root))
                .addSubcommand(new ProceduresCommand(root))
                .addSubcommand(new ContactsCommand(root))
                .addSubcommand(new AboutCommand(root))
                .addSubcommand(new CompletionCommand(root))
                .addSubcommand(new EngineCommand(root));
        commands.getCommandSpec().versionProvider(context.installation()::version);
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(context.out())
                .setErr(context.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(80);
    }
}
