package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** Moves the content of a volume that is no plain directory: copy, compare every byte and owner, only then empty. */
final class CopyAway {
    private static final String COMPARED = """
            list() { (cd "$1" && find . -exec stat -c '%n %F %a %u %g' {} + | sort
                      find . -type f -exec sha256sum {} + | sort) | sha256sum; }
            """;
    // What stands in the target is from an attempt cut short: the source is emptied last, so it is still whole.
    private static final String SCRIPT = "set -e\n" + COMPARED + """
            find /to -mindepth 1 -delete
            cp -a /from/. /to/
            sync
            (cd /from && list .) >/tmp/from.sum
            (cd /to && list .) >/tmp/to.sum
            cmp -s /tmp/from.sum /tmp/to.sum || { echo 'the copy differs from the original' >&2; exit 7; }
            : >/to/.wss-copied
            sync
            """;
    private static final String EMPTY = """
            set -e
            [ -e /to/.wss-copied ] || { echo 'the copy is not whole' >&2; exit 7; }
            find /from -mindepth 1 -delete
            rm /to/.wss-copied
            sync
            """;
    private static final String LOOK = """
            if [ -e /to/.wss-copied ]; then echo copied
            elif [ -n "$(find /from -mindepth 1 | head -n 1)" ]; then echo not
            elif [ -n "$(find /to -mindepth 1 | head -n 1)" ]; then echo there
            else echo not; fi
            """;

    private final StoreTools tools;
    private final Store store;

    CopyAway(StoreTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    void perform(String from, String to) throws StepException, InterruptedException {
        try (var shell = shell(from, to)) {
            var found = shell.must(LOOK);
            if (found.equals("not")) {
                shell.must(SCRIPT);
            }
            if (!found.equals("there")) {
                shell.must(EMPTY);
            }
        }
    }

    /** {@code there}, {@code copied} (compared, the original not emptied yet) or {@code not}. */
    String look(String from, String to) throws StepException, InterruptedException {
        try (var shell = shell(from, to)) {
            return shell.must(LOOK);
        }
    }

    private HelperShell shell(String from, String to) throws StepException {
        return HelperShell.open(
                tools, store, "copy", List.of(Helper.Place.volume(from, "/from"), Helper.Place.volume(to, "/to")));
    }
}
