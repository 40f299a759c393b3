package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Optional;

/** Space, owner and mode of a service's data directory. */
final class OwnerLook {
    private final TroubleTools tools;
    private final DataDirectory directory;
    private final boolean closed;
    private final Optional<Proposal> mend;

    /**
     * @param closed whether nobody else may have access to it, as PostgreSQL wants it
     * @param mend what corrects owner and mode, where there is something
     */
    OwnerLook(TroubleTools tools, DataDirectory directory, boolean closed, Optional<Proposal> mend) {
        this.tools = tools;
        this.directory = directory;
        this.closed = closed;
        this.mend = mend;
    }

    /** @param works whether the service answers: what is wrong here is then not the cause of anything yet */
    Optional<DataDirectory.Found> into(ContainerState state, boolean works, Evidence evidence)
            throws InterruptedException {
        try {
            var found = directory.look(state);
            found.ifPresent(seen -> judge(seen, works, evidence));
            return found;
        } catch (StepException e) {
            evidence.seen("data directory", "cannot be looked at: " + e.message());
            return Optional.empty();
        }
    }

    private void judge(DataDirectory.Found found, boolean works, Evidence evidence) {
        var service = directory.at().service();
        new DiskLook(tools)
                .space(
                        "disk of the data of " + service,
                        new HostFiles.Space(found.freeBytes(), found.totalBytes()),
                        "docker system df",
                        evidence);
        found.expectedOwner().ifPresent(expected -> owner(found, expected, works, evidence));
    }

    private void owner(DataDirectory.Found found, String expected, boolean works, Evidence evidence) {
        var what = "data directory of " + directory.at().service();
        var modeFits = !closed || found.mode().equals("700") || found.mode().equals("750");
        var seen = "owner %s, mode %s, %,d entries of others".formatted(found.owner(), found.mode(), found.foreign());
        var wanted = "owner %s%s, 0 entries of others".formatted(expected, closed ? ", mode 700 or 750" : "");
        if (found.foreign() == 0 && modeFits) {
            evidence.good(what, seen, wanted);
            return;
        }
        evidence.bad(what, seen, wanted);
        var words = "the %s has %s, expected %s".formatted(what, seen, wanted);
        mend.ifPresentOrElse(
                proposal -> evidence.cause(
                        works ? 25 : 94,
                        words,
                        "Give it back to the image's user; the old owners are kept for undo.",
                        proposal),
                () -> evidence.cause(20, words, "Correct it with chown on the volume if the service complains of it."));
    }
}
