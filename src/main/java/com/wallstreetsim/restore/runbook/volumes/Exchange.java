package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Exchanges the content of two plain volumes by renaming their directories: no copy, no space, owner and mode kept. The
 * directory that has to change its place is known by its inode, so that looking alone tells how far an exchange came.
 */
final class Exchange {
    // Between the renames the fresh directory waits in the volume that gives: each of the four states looks different.
    private static final String SCRIPT = """
            set -e
            cd /volumes
            a=$1 b=$2 i=$3 w=$1/_wss_fresh
            inode() { if [ -e "$1" ]; then stat -c %i "$1"; else echo none; fi; }
            if [ "$(stat -c %d "$a")" != "$(stat -c %d "$b")" ]; then echo 'two file systems' >&2; exit 9; fi
            if [ "$(inode "$b/_data")" = "$i" ] && [ -e "$a/_data" ]; then echo done; exit 0; fi
            if [ "$(inode "$a/_data")" = "$i" ] && [ -e "$b/_data" ] && [ ! -e "$w" ]; then
              chown "$(stat -c %u:%g "$a/_data")" "$b/_data"
              chmod "$(stat -c %a "$a/_data")" "$b/_data"
              mv "$b/_data" "$w"
            fi
            if [ "$(inode "$a/_data")" = "$i" ] && [ ! -e "$b/_data" ] && [ -e "$w" ]; then mv "$a/_data" "$b/_data"; fi
            if [ "$(inode "$b/_data")" = "$i" ] && [ ! -e "$a/_data" ] && [ -e "$w" ]; then mv "$w" "$a/_data"; fi
            if [ "$(inode "$b/_data")" = "$i" ] && [ -e "$a/_data" ] && [ ! -e "$w" ]; then sync; echo done; exit 0; fi
            echo "neither $a nor $b holds the directory $i as expected" >&2
            exit 8
            """;
    private static final String LOOK = """
            cd /volumes
            if [ "$(stat -c %i "$2/_data" 2>/dev/null)" = "$3" ] && [ -e "$1/_data" ]; then echo there
            elif [ -e "$1/_wss_fresh" ]; then echo between
            else echo not; fi
            """;

    private final StoreTools tools;
    private final Store store;

    Exchange(StoreTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    /** Brings the directory {@code inode} from the volume {@code from} to {@code to}; finishes what was begun. */
    void perform(String from, String to, String inode) throws StepException, InterruptedException {
        try (var shell = shell(from)) {
            shell.must(SCRIPT, from, to, inode);
        }
    }

    /** {@code there}, {@code between} or {@code not}. */
    String look(String from, String to, String inode) throws StepException, InterruptedException {
        try (var shell = shell(from)) {
            return shell.must(LOOK, from, to, inode);
        }
    }

    /** What the directory of a volume is known by while it moves. */
    String inode(String volume) throws StepException, InterruptedException {
        try (var shell = shell(volume)) {
            return shell.must("stat -c %i \"/volumes/$1/_data\"", volume);
        }
    }

    private HelperShell shell(String volume) throws StepException {
        var state = tools.volumes()
                .find(volume)
                .orElseThrow(() -> new StepException(
                        "volume '%s' does not exist".formatted(volume), "Look at 'docker volume ls'."));
        var parent = Objects.requireNonNull(
                Path.of(state.mountpoint()).resolve("../..").normalize());
        return HelperShell.open(
                tools, store, "exchange", List.of(Helper.Place.path(parent.toString(), "/volumes", true)));
    }
}
