package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** Bytes a volume takes on disk. */
public final class VolumeSize {
    private final StoreTools tools;
    private final Store store;

    public VolumeSize(StoreTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    /** 0 for a volume that does not exist: mounting it would make it. */
    public long of(String volume) throws StepException, InterruptedException {
        if (tools.volumes().find(volume).isEmpty()) {
            return 0;
        }
        try (var shell =
                HelperShell.open(tools, store, "size", List.of(new Helper.Place(true, volume, "/volume", false)))) {
            // Files of a running server come and go while they are counted.
            var kilobytes = shell.must("du -sk /volume 2>/dev/null | tail -n 1 | cut -f 1");
            return kilobytes.matches("\\d+") ? Long.parseLong(kilobytes) * 1024 : 0;
        }
    }
}
