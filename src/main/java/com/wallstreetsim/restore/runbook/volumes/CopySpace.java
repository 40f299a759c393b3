package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import java.util.List;

/** Whether a volume's content fits a second time where the engine keeps its volumes. */
final class CopySpace {
    // A helper's own file system stands where the engine keeps everything; the copy itself looks at its target again.
    private static final String KILOBYTES = """
            set -- $(df -Pk / | tail -n 1) $(du -sk /from 2>/dev/null | tail -n 1 | cut -f 1)
            echo "$7 $4"
            """;

    private final StoreTools tools;
    private final Store store;

    CopySpace(StoreTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    /** Refuses before anything is stopped when the service's volume is to be copied and there is no room for it. */
    void check() throws StepException, InterruptedException {
        if (new Mover(tools, store).byRename(store.volume())) {
            return;
        }
        try (var shell = HelperShell.open(
                tools, store, "space", List.of(new Helper.Place(true, store.volume(), "/from", false)))) {
            refuse(store.volume(), shell.must(KILOBYTES));
        }
    }

    /** @param kilobytes {@code NEEDED FREE} */
    static void refuse(String volume, String kilobytes) throws StepException {
        var words = kilobytes.split(" ", -1);
        var needed = Long.parseLong(words[0]) << 10;
        var free = Long.parseLong(words[1]) << 10;
        if (free < needed) {
            throw new StepException(
                    "a copy of volume '%s' needs %s and %s is free"
                            .formatted(volume, Words.size(needed), Words.size(free)),
                    "Free %s on the disk of Docker, then start again.".formatted(Words.size(needed - free)));
        }
    }
}
