package com.wallstreetsim.restore.adapter.host;

import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The disks of this host. */
public final class LocalHostFiles implements HostFiles {
    @Override
    public long bytes(Path directory) throws StepException {
        try (var walk = Files.walk(directory)) {
            var sum = 0L;
            for (var file : (Iterable<Path>) walk::iterator) {
                sum += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
            return sum;
        } catch (IOException | UncheckedIOException e) {
            throw new StepException("unable to measure " + directory + ": " + e.getMessage(), "Look at it as root.", e);
        }
    }

    @Override
    public Space space(Path path) throws StepException {
        var nearest = path.toAbsolutePath().normalize();
        for (var parent = nearest.getParent(); !Files.exists(nearest) && parent != null; parent = parent.getParent()) {
            nearest = parent;
        }
        try {
            var store = Files.getFileStore(nearest);
            // What may be used, not what is unallocated: the last per cents are root's on many file systems.
            return new Space(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            throw new StepException(
                    "unable to read the free space at " + nearest + ": " + e.getMessage(),
                    "Look at 'df -h " + nearest + "'.",
                    e);
        }
    }
}
