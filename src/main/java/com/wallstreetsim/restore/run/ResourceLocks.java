package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One run per resource of a site. Beside each lock stands who holds it, for whoever waits. */
final class ResourceLocks implements AutoCloseable {
    private final List<AutoCloseable> held = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private ResourceLocks() {}

    /**
     * Where the locks of a site are.
     *
     * @param own in the state directory, where only runs of this state directory look
     * @param shared directories of the host, for operators with other users and state directories
     */
    record Places(Path own, List<Path> shared, String site) {
        private Path ownFile(String resource, String ending) {
            return own.resolve(resource + "@" + Integer.toHexString(site.hashCode()) + ending);
        }

        /** A site that is named by two paths is one: links are followed here. */
        private Path sharedFile(Path directory, String resource) {
            return directory.resolve("%s@%s.lock".formatted(resource, real().replaceAll("[^A-Za-z0-9._-]", "_")));
        }

        private String real() {
            try {
                return Path.of(site).toRealPath().toString();
            } catch (IOException e) {
                return site; // a site that is not there has the one name it was given
            }
        }
    }

    /** Who holds a resource, and where that run is recorded. */
    record Holder(String run, String by, String from, String since, String user, String state) {
        static Optional<Holder> parse(String json) {
            try {
                var holder = EventJson.MAPPER.readValue(json, Holder.class);
                var whole = holder != null
                        && Stream.of(holder.run, holder.by, holder.from, holder.since, holder.user, holder.state)
                                .allMatch(Objects::nonNull);
                return whole ? Optional.of(holder) : Optional.empty();
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }

        /** Whether it can be shown as a command: what everybody may write could hold anything. */
        boolean plain() {
            return run.matches("[A-Za-z0-9.-]{1,100}")
                    && user.matches("[A-Za-z0-9._-]{1,64}")
                    && state.matches("/[A-Za-z0-9/._-]{1,1000}");
        }

        String words() {
            return "run %s of %s from %s, since %s".formatted(run, by, from, since);
        }

        /** How whoever waits looks at the run: it may lie in another state directory, and belong to another user. */
        String watchedWith(Path ownState) {
            if (Path.of(state).equals(ownState)) {
                return "wss-restore attach " + run;
            }
            var command = "wss-restore --state-dir %s attach %s".formatted(state, run);
            return user.equals(System.getProperty("user.name")) ? command : "sudo -u %s %s".formatted(user, command);
        }

        /** True when that run was recorded to its end or its record is not to be seen. */
        private boolean settled() {
            var directory = new RunDirectory(Path.of(state).resolve("runs").resolve(run));
            return !Files.isDirectory(directory.path()) || Files.exists(directory.settled());
        }
    }

    /** Takes all or none. */
    static ResourceLocks take(Places places, Collection<String> resources, Holder holder)
            throws IOException, HeldException, InterruptedException {
        Files.createDirectories(
                places.own(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var taken = new ResourceLocks();
        try {
            // In one order, so that two runs never wait for each other.
            for (var resource : new TreeSet<>(resources)) {
                taken.takeOwn(places, resource, holder);
                taken.takeShared(places, resource, holder);
            }
            return taken;
        } catch (IOException | HeldException | InterruptedException e) {
            taken.close();
            throw e;
        }
    }

    private void takeOwn(Places places, String resource, Holder holder)
            throws IOException, HeldException, InterruptedException {
        var lock = FileLocks.inEarnest(() -> FileLocks.tryTake(places.ownFile(resource, ".lock")));
        held.add(lock.orElseThrow(() -> heldHere(places, resource)));
        RunDirectory.writeWhole(places.ownFile(resource, ".holder"), EventJson.MAPPER.writeValueAsBytes(holder));
    }

    private void takeShared(Places places, String resource, Holder holder)
            throws IOException, HeldException, InterruptedException {
        var usable = 0;
        for (var directory : places.shared()) {
            var file = places.sharedFile(directory, resource);
            try {
                refuseInterrupted(resource, file, holder);
                held.add(FileLocks.inEarnest(() -> SharedLocks.tryTake(file, holder))
                        .orElseThrow(() -> heldElsewhere(places, resource, file)));
                usable++;
            } catch (IOException e) {
                remarks.add("no lock in %s: %s".formatted(directory, e));
            }
        }
        if (usable == 0 && !places.shared().isEmpty()) {
            remarks.add("an operator with another state directory is not told that %s is in use".formatted(resource));
        }
    }

    /** An engine that died without an end leaves its name in the file; its run may be half-way through anything. */
    private static void refuseInterrupted(String resource, Path file, Holder holder) throws IOException, HeldException {
        if (!Files.exists(file) || SharedLocks.held(file)) {
            return;
        }
        var last = SharedLocks.holder(file)
                .filter(other -> !other.state().equals(holder.state()))
                .filter(other -> !other.settled());
        if (last.isPresent()) {
            throw new HeldException(
                    "%s: %s was interrupted and not settled"
                            .formatted(resource, last.get().words()),
                    "See where it stands with '%s' and settle it there; remove '%s' only when you know it is not so."
                            .formatted(last.get().watchedWith(Path.of(holder.state())), file));
        }
    }

    /** What could not be locked for everybody, and what that means; empty where all is well. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The first of the resources that somebody holds. */
    static Optional<HeldException> firstHeld(Places places, Collection<String> resources) throws IOException {
        for (var resource : new TreeSet<>(resources)) {
            if (FileLocks.held(places.ownFile(resource, ".lock"))) {
                return Optional.of(heldHere(places, resource));
            }
            for (var directory : places.shared()) {
                var file = places.sharedFile(directory, resource);
                if (seenHeld(file)) {
                    return Optional.of(heldElsewhere(places, resource, file));
                }
            }
        }
        return Optional.empty();
    }

    /** A place that cannot be used holds nothing; the engine says so when it takes its locks. */
    private static boolean seenHeld(Path file) {
        try {
            return SharedLocks.held(file);
        } catch (IOException e) {
            return false;
        }
    }

    private static HeldException heldHere(Places places, String resource) {
        return held(places, resource, places.ownFile(resource, ".holder"));
    }

    private static HeldException heldElsewhere(Places places, String resource, Path file) {
        return held(places, resource, file);
    }

    private static HeldException held(Places places, String resource, Path file) {
        try {
            var who = SharedLocks.holder(file);
            if (who.isPresent()) {
                return new HeldException(
                        "%s is held by %s".formatted(resource, who.get().words()),
                        "Watch it with '%s', or wait for its end."
                                .formatted(who.get()
                                        .watchedWith(Objects.requireNonNull(
                                                places.own().getParent()))));
            }
        } catch (IOException e) {
            return unnamed(resource, "who it is cannot be read: " + e);
        }
        return unnamed(resource, "it is only just starting");
    }

    private static HeldException unnamed(String resource, String why) {
        return new HeldException(
                "%s is held by a run without a name (%s)".formatted(resource, why), "Try again in a moment.");
    }

    @Override
    public void close() throws IOException {
        for (var lock : held) {
            try {
                lock.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
