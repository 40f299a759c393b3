package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.EngineDisk;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Space of the host and of Docker, and what takes it. */
final class DiskLook {
    private static final long TIGHT_BYTES = 256L << 20;

    private final TroubleTools tools;

    DiskLook(TroubleTools tools) {
        this.tools = tools;
    }

    void host(Evidence evidence) throws StepException {
        var site = tools.site();
        space("disk of the site", tools.files().space(site.directory()), "df -h " + site.directory(), evidence);
        takes(evidence, "backups", site.paths().backups());
    }

    /** The engine's own directory, where this host can see it. */
    void docker(Evidence evidence) throws StepException {
        var directory = Path.of(tools.engineDisk().directory());
        if (Files.isDirectory(directory)) {
            space("disk of Docker", tools.files().space(directory), "docker system df", evidence);
        } else {
            evidence.seen("disk of Docker", "%s is not on this host".formatted(directory));
        }
    }

    /** The list of what takes space in Docker, with what nothing uses. A busy engine may not answer in time. */
    void uses(Evidence evidence) throws InterruptedException {
        try {
            for (EngineDisk.Use use : tools.engineDisk().uses()) {
                evidence.seen("Docker, " + use.what(), "%s, unused %s".formatted(use.size(), use.reclaimable()));
            }
        } catch (StepException e) {
            evidence.seen("docker system df", e.message());
        }
    }

    /** Old databases and volumes that runs keep until they are closed. */
    void kept(Evidence evidence) throws StepException {
        var ours = ourVolumes();
        for (var volume : tools.store().volumes().withLabel("wss.run")) {
            if (ours.contains(volume.labels().getOrDefault("wss.volume", ""))) {
                evidence.seen("kept volume", volume.name());
            }
        }
        try {
            var live = tools.site().postgres().database();
            for (var database : tools.database().startingWith(live + "_")) {
                evidence.seen("kept database", "%s, %s".formatted(database.name(), Words.size(database.bytes())));
            }
        } catch (StepException e) {
            // Why it does not answer is another look's finding.
            evidence.seen("kept databases", "not known: " + e.message());
        }
    }

    private Set<String> ourVolumes() throws StepException {
        var names = new HashSet<String>();
        for (var service : tools.site().services()) {
            tools.containers()
                    .find(new ContainerName(service.container()))
                    .ifPresent(state ->
                            state.mounts().forEach(mount -> mount.volume().ifPresent(names::add)));
        }
        return names;
    }

    void space(String what, HostFiles.Space space, String look, Evidence evidence) {
        var found = "%s free of %s".formatted(Words.size(space.freeBytes()), Words.size(space.totalBytes()));
        var expected = "at least " + Words.size(TIGHT_BYTES);
        if (space.freeBytes() < Math.min(TIGHT_BYTES, space.totalBytes() / 20)) {
            evidence.bad(what, found, expected);
            evidence.cause(
                    92,
                    "%s: %s".formatted(what, found),
                    "Free space first, nothing else helps without it: close runs that keep old data, move old backups"
                            + " away, look at '%s'.".formatted(look));
        } else {
            evidence.good(what, found, expected);
        }
    }

    private static void takes(Evidence evidence, String what, Path directory) {
        try (var files = Files.walk(directory)) {
            long bytes = 0;
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            evidence.seen(what + " take", Words.size(bytes));
        } catch (IOException e) {
            evidence.seen(what + " take", "cannot be read: " + e);
        }
    }
}
