package com.wallstreetsim.restore.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine;

/** The commands there are. Making one means reading its annotations, and all of them together delay the first page. */
final class Commands {
    private static final Map<String, Function<RestoreCommand, Object>> BY_NAME = byName();

    private Commands() {}

    private static Map<String, Function<RestoreCommand, Object>> byName() {
        var commands = new LinkedHashMap<String, Function<RestoreCommand, Object>>();
        commands.put("status", StatusCommand::new);
        commands.put("run", RunCommand::new);
        commands.put("runs", root -> new CommandLine(new RunsCommand(root)).addSubcommand(new PruneCommand(root)));
        commands.put("attach", AttachCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("resume", ResumeCommand::new);
        commands.put("undo", UndoCommand::new);
        commands.put("close", CloseCommand::new);
        commands.put("quarantine", Commands::quarantine);
        commands.put("report", ReportCommand::new);
        commands.put("bundle", BundleCommand::new);
        commands.put("procedures", ProceduresCommand::new);
        commands.put("contacts", ContactsCommand::new);
        commands.put("about", AboutCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("engine", EngineCommand::new);
        return commands;
    }

    private static CommandLine quarantine(RestoreCommand root) {
        return new CommandLine(new QuarantineCommand(root))
                .addSubcommand(new QuarantineCommand.Lister(root))
                .addSubcommand(new QuarantineCommand.Restorer(root))
                .addSubcommand(new QuarantineCommand.Remover(root));
    }

    private static void version(CommandLine command, Context context) {
        command.getCommandSpec().versionProvider(context.installation()::version);
        command.getSubcommands().values().forEach(below -> version(below, context));
    }

    /** Every command: for help, completion, and suggestions. */
    static CommandLine all(Context context) {
        return made(context, name -> true);
    }

    /** The commands that the words can mean. */
    static CommandLine neededFor(Context context, List<String> typed) {
        return listsCommands(typed) ? all(context) : made(context, typed::contains);
    }

    private static boolean listsCommands(List<String> typed) {
        return typed.contains("completion")
                || typed.contains("--help")
                || typed.stream().anyMatch(Commands::helpToo);
    }

    /** {@code -h}, also within {@code -Vh}. */
    private static boolean helpToo(String word) {
        return word.startsWith("-") && !word.startsWith("--") && word.indexOf('h') > 0;
    }

    private static CommandLine made(Context context, Predicate<String> wanted) {
        var root = new RestoreCommand(context);
        var commands = new CommandLine(root);
        BY_NAME.forEach((name, maker) -> {
            if (wanted.test(name)) {
                commands.addSubcommand(maker.apply(root));
            }
        });
        version(commands, context);
        return commands.setOut(context.out())
                .setErr(context.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(80);
    }
}
