package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Space for a service's data, and owner and mode of its data directory where this host can see it. */
final class DiskLook {
    private static final long TIGHT_BYTES = 256L << 20;

    private final HostFiles files;

    DiskLook(HostFiles files) {
        this.files = files;
    }

    void space(String what, Path place, Evidence evidence) throws StepException {
        var space = files.space(place);
        var found = "%s free of %s".formatted(Words.size(space.freeBytes()), Words.size(space.totalBytes()));
        if (space.freeBytes() < TIGHT_BYTES) {
            evidence.bad(what, found, "at least " + Words.size(TIGHT_BYTES));
            evidence.cause(92, "%s: %s".formatted(what, found), "Free space first; nothing else helps without it.");
        } else {
            evidence.good(what, found, "at least " + Words.size(TIGHT_BYTES));
        }
    }

    /** PostgreSQL starts only on a directory of its own user that nobody else may write to. */
    void postgresDirectory(ContainerState state, Evidence evidence) throws StepException {
        for (var mount : state.mounts()) {
            var source = Path.of(mount.source());
            if (mount.destination().contains("postgresql") && Files.isDirectory(source)) {
                space("disk of the data directory", source, evidence);
                ownership(source, evidence);
            }
        }
    }

    private static void ownership(Path directory, Evidence evidence) throws StepException {
        var what = "data directory";
        try {
            var top = Files.readAttributes(directory, "unix:uid,gid,mode");
            var mode = (int) top.getOrDefault("mode", 0) & 07777;
            var inside = directory.resolve("PG_VERSION");
            if (!Files.exists(inside)) {
                evidence.bad(what, "holds no cluster: PG_VERSION is missing", "a cluster");
                evidence.cause(
                        88,
                        "the data directory is empty or not a cluster",
                        "Run 'postgres.rebuild' and restore a backup.");
                return;
            }
            judge(top, Files.readAttributes(inside, "unix:uid,gid"), mode, evidence);
        } catch (IOException e) {
            evidence.seen(what, "cannot be looked at from here: " + e);
        }
    }

    private static void judge(Map<String, Object> top, Map<String, Object> inside, int mode, Evidence evidence) {
        var owned = String.valueOf(top.get("uid")).equals(String.valueOf(inside.get("uid")));
        var closed = mode == 0700 || mode == 0750;
        var found = "owner %s:%s, mode %04o".formatted(top.get("uid"), top.get("gid"), mode);
        var expected = "owner %s, mode 0700 or 0750".formatted(inside.get("uid"));
        if (owned && closed) {
            evidence.good("data directory", found, expected);
        } else {
            evidence.bad("data directory", found, expected);
            evidence.cause(
                    86,
                    "the data directory has %s, expected %s".formatted(found, expected),
                    "Correct it with chown and chmod on the volume, then start the container.");
        }
    }
}
