package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/**
 * Moves the content of a volume that is no plain directory: copy, compare every byte, owner and mode, only then empty.
 * How far it is stands in a file of the one of the two volumes that no service uses; nothing else tells a copy that was
 * emptied from one that was written to since.
 */
final class CopyAway {
    private static final String OTHERS = "-mindepth 1 -maxdepth 1 ! -name '.wss-*'";
    // What is in the way goes before the copy begins, so its space counts as free.
    private static final String SPACE = """
            kb() { du -sk "$1" | tail -n 1 | cut -f 1; }
            set -- $(df -Pk /to | tail -n 1) $(kb /from) $(kb /to)
            echo "$7 $(($4 + $8))"
            """;
    private static final String COPY = """
            set -e
            echo copying >"$1"
            sync
            list() { (cd "$1" && find . ! -path './.wss-*' -exec stat -c '%%n %%F %%a %%u %%g' {} + | sort
                      find . -type f ! -path './.wss-*' -exec sha256sum {} + | sort); }
            find /to %1$s -exec rm -rf {} +
            find /from %1$s -exec cp -a {} /to/ \\;
            chown "$(stat -c %%u:%%g /from)" /to
            chmod "$(stat -c %%a /from)" /to
            sync
            (list /from) >/tmp/from.sum
            (list /to) >/tmp/to.sum
            cmp -s /tmp/from.sum /tmp/to.sum || { echo 'the copy differs from the original' >&2; exit 7; }
            echo copied >"$1"
            sync
            """.formatted(OTHERS);
    private static final String EMPTY = """
            set -e
            [ "$(cat "$1")" = copied ] || { echo 'the copy is not whole' >&2; exit 7; }
            find /from %s -exec rm -rf {} +
            echo moved >"$1"
            sync
            """.formatted(OTHERS);

    private final StoreTools tools;
    private final Store store;
    private final String name;

    /** @param name of this move, so that an earlier one's mark is not taken for it */
    CopyAway(StoreTools tools, Store store, String name) {
        this.tools = tools;
        this.store = store;
        this.name = ".wss-%s-%s".formatted(name, store.run().stamp());
    }

    /** Does what is left of it. */
    void perform(String from, String to) throws StepException, InterruptedException {
        try (var shell = shell(from, to)) {
            var mark = mark(to);
            var found = look(shell, mark);
            if (found.equals("not")) {
                CopySpace.refuse(from, shell.must(SPACE));
                shell.must(COPY, mark);
            }
            if (!found.equals("there")) {
                shell.must(EMPTY, mark);
            }
        }
    }

    /** {@code there}, {@code copied} (compared, the original not emptied yet) or {@code not}. */
    String look(String from, String to) throws StepException, InterruptedException {
        if (tools.volumes().find(from).isEmpty() || tools.volumes().find(to).isEmpty()) {
            return "not";
        }
        try (var shell = shell(from, to)) {
            return look(shell, mark(to));
        }
    }

    /** Whether it was ever begun: then what is in {@code to} may be half of it. */
    boolean begun(String from, String to) throws StepException, InterruptedException {
        try (var shell = shell(from, to)) {
            return shell.must("if [ -e \"$1\" ]; then echo yes; else echo no; fi", mark(to))
                    .equals("yes");
        }
    }

    private static String look(HelperShell shell, String mark) throws StepException, InterruptedException {
        return shell.must(
                "case \"$(cat \"$1\" 2>/dev/null)\" in moved) echo there;; copied) echo copied;; *) echo not;; esac",
                mark);
    }

    private String mark(String to) {
        return (to.equals(store.volume()) ? "/from/" : "/to/") + name;
    }

    private HelperShell shell(String from, String to) throws StepException {
        return HelperShell.open(
                tools, store, "copy", List.of(Helper.Place.volume(from, "/from"), Helper.Place.volume(to, "/to")));
    }
}
