package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One run per resource of a site. Beside each lock stands who holds it, for whoever waits. */
final class ResourceLocks implements AutoCloseable {
    private final List<FileLocks.Held> held;

    private ResourceLocks(List<FileLocks.Held> held) {
        this.held = held;
    }

    /** Who holds a resource. */
    record Holder(String run, String by, String from, String since) {
        String words() {
            return "run %s of %s from %s, since %s".formatted(run, by, from, since);
        }
    }

    /** Takes all or none. */
    static ResourceLocks take(Path locks, String site, Collection<String> resources, Holder holder)
            throws IOException, HeldException {
        Files.createDirectories(
                locks, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var taken = new ResourceLocks(new ArrayList<>());
        // In one order, so that two runs never wait for each other.
        for (var resource : new TreeSet<>(resources)) {
            var lock = FileLocks.tryTake(lockFile(locks, site, resource));
            if (lock.isEmpty()) {
                taken.close();
                throw held(locks, site, resource);
            }
            taken.held.add(lock.get());
            RunDirectory.writeWhole(holderFile(locks, site, resource), EventJson.MAPPER.writeValueAsBytes(holder));
        }
        return taken;
    }

    /** The first of the resources that somebody holds. */
    static Optional<HeldException> firstHeld(Path locks, String site, Collection<String> resources) throws IOException {
        for (var resource : new TreeSet<>(resources)) {
            if (FileLocks.held(lockFile(locks, site, resource))) {
                return Optional.of(held(locks, site, resource));
            }
        }
        return Optional.empty();
    }

    private static HeldException held(Path locks, String site, String resource) throws IOException {
        var file = holderFile(locks, site, resource);
        var who = Files.exists(file)
                ? EventJson.MAPPER.readValue(Files.readAllBytes(file), Holder.class)
                : new Holder("(starting)", "somebody", "unknown", "now");
        return new HeldException(
                "%s is held by %s".formatted(resource, who.words()),
                "Watch it with 'wss-restore attach %s', or wait for its end.".formatted(who.run()));
    }

    private static Path lockFile(Path locks, String site, String resource) {
        return locks.resolve(resource + "@" + Integer.toHexString(site.hashCode()) + ".lock");
    }

    private static Path holderFile(Path locks, String site, String resource) {
        return locks.resolve(resource + "@" + Integer.toHexString(site.hashCode()) + ".holder");
    }

    @Override
    public void close() throws IOException {
        for (var lock : held) {
            lock.close();
        }
    }
}
