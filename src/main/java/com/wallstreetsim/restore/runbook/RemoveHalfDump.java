package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The way back of a dump: a whole one harms nothing and stays, a half-written one takes the space somebody needs. */
public final class RemoveHalfDump implements Undo {
    private final Path target;

    public RemoveHalfDump(Path target) {
        this.target = target;
    }

    @Override
    public String title() {
        return "the file stays, it harms nothing; a half-written one is removed";
    }

    @Override
    public List<String> byHand() {
        return List.of("rm -f '%s'".formatted(WholeFile.partial(target)));
    }

    @Override
    public Outcome run(StepContext context, Map<String, String> data) throws StepException {
        try {
            return Outcome.done(
                    WholeFile.removePartial(target)
                            ? "the half-written file is removed"
                            : "'%s' was left as it is".formatted(target.getFileName()));
        } catch (IOException e) {
            throw new StepException(
                    "'%s' cannot be removed: %s".formatted(WholeFile.partial(target), e.getMessage()),
                    "Look at owner and mode of the directory, then undo again.",
                    e);
        }
    }
}
