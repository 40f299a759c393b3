package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.cli.GlobalOptions.Theme;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code wss-restore} itself: opens the wizard. */
@Command(
        name = "wss-restore",
        header = "Brings a site back from its backups: load beside, prove, swap, keep.",
        description = "Without a command the wizard opens on the full screen, or line by line where the cursor cannot"
                + " be moved.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  wss-restore           open the wizard",
            "  wss-restore status    what is up, what is down, which backups there are",
            "  wss-restore run postgres.restore --set backup=newest --dry-run",
            "",
            "Exit codes:",
            "    0  completed                        4  failed after a change",
            "    1  failed, nothing changed          5  completed with skipped steps",
            "    2  bad usage or site file           6  another run holds the resource",
            "    3  a gate was declined            130  cancelled"
        })
final class RestoreCommand implements Callable<Integer> {
    @Option(
            names = "--site",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The site's directory. Default: the current directory upward, then /WallStreetSim.")
    @Nullable
    Path site;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where runs are kept. Default: /var/lib/wss-restore when writable, else"
                    + " ~/.local/state/wss-restore.")
    @Nullable
    Path stateDir;

    @Option(names = "--plain", scope = ScopeType.INHERIT, description = "Numbered prompts instead of the full screen.")
    boolean plain;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            converter = Words.Themes.class,
            scope = ScopeType.INHERIT,
            description = "Full screen in 'colour' or 'mono'.")
    @Nullable
    Theme theme;

    private final Context context;
    private @Nullable Desk desk;

    RestoreCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        return new Wizard(this).home();
    }

    Context context() {
        return context;
    }

    GlobalOptions options() {
        return new GlobalOptions(
                Optional.ofNullable(site), Optional.ofNullable(stateDir), plain, Optional.ofNullable(theme));
    }

    Desk open() throws StepException, InterruptedException {
        var known = desk;
        if (known == null) {
            known = context.installation().open(options());
            desk = known;
        }
        return known;
    }

    /** Whom to call when something fails; nobody is known before the site is. */
    List<String> contacts() {
        var known = desk;
        return known == null ? List.of() : known.contacts();
    }

    /** For what can be done where there is no site yet. */
    Desk openAnywhere() throws StepException, InterruptedException {
        var known = desk;
        if (known == null) {
            known = context.installation().openAnywhere(options());
            desk = known;
        }
        return known;
    }
}
