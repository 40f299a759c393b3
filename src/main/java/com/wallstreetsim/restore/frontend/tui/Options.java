package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.frontend.tui.terminal.Capability;
import com.wallstreetsim.restore.procedure.RunId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the full screen is started.
 *
 * @param theme colours or none
 * @param attach the run whose page opens at once
 * @param first what stands on top of the first page, where no run is attached to
 * @param keep the directory for {@code screen.log} and the files the operator asks for: copied commands, saved logs
 */
public record Options(Theme theme, Optional<RunId> attach, First first, Path keep) {
    /** The page to start with. */
    public enum First {
        HOME,
        STATUS
    }

    /** The first page in colour, or without where the environment says {@code NO_COLOR}. */
    public static Options home(Path keep, Map<String, String> environment) {
        var theme = Capability.noColour(environment) ? Theme.MONO : Theme.COLOUR;
        return new Options(theme, Optional.empty(), First.HOME, keep);
    }

    public Options withTheme(Theme other) {
        return new Options(other, attach, first, keep);
    }

    public Options attachedTo(RunId run) {
        return new Options(theme, Optional.of(run), first, keep);
    }

    public Options withFirst(First other) {
        return new Options(theme, attach, other, keep);
    }
}
