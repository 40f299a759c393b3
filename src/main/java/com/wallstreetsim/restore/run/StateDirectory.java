package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where runs and locks are kept: owned by this user and closed to others, or not used at all. */
public final class StateDirectory {
    private static final Path SYSTEM = Path.of("/var/lib/wss-restore");

    private static final List<String> PARTS = List.of("runs", "locks", "scans");

    private StateDirectory() {}

    /** The directory named, else the system's where it can be written, else the user's own; made with mode 0700. */
    public static Path open(Optional<Path> named, Map<String, String> environment) throws StepException {
        if (named.isPresent()) {
            return made(named.get().toAbsolutePath().normalize());
        }
        if (Files.isWritable(Files.exists(SYSTEM) ? SYSTEM : Path.of("/var/lib"))) {
            return made(SYSTEM);
        }
        var home = environment.getOrDefault("HOME", "");
        var state = environment.getOrDefault("XDG_STATE_HOME", home + "/.local/state");
        return made(Path.of(state).toAbsolutePath().resolve("wss-restore"));
    }

    private static Path made(Path directory) throws StepException {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            check(directory);
            for (var part : PARTS) {
                refuseLink(directory.resolve(part));
            }
            return directory;
        } catch (IOException e) {
            throw new StepException(
                    "the state directory '%s' cannot be used: %s".formatted(directory, e),
                    "Name another one with --state-dir.",
                    e);
        }
    }

    /** A link could lead this program to records that are not its own. */
    private static void refuseLink(Path path) throws IOException, StepException {
        if (Files.isSymbolicLink(path)) {
            throw new StepException(
                    "'%s' is a link to %s, which is not followed".formatted(path, Files.readSymbolicLink(path)),
                    "Name the real directory with --state-dir, or put it where the link is.");
        }
    }

    /** A directory that others may write could make this program run a plan of theirs. */
    private static void check(Path directory) throws IOException, StepException {
        var owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName();
        var user = System.getProperty("user.name");
        refuseLink(directory);
        if (!owner.equals(user)) {
            throw new StepException(
                    "the state directory '%s' belongs to %s, not to %s".formatted(directory, owner, user),
                    "Run as %s, or name a directory of your own with --state-dir.".formatted(owner));
        }
        var mode = Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
        if (List.of(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE).stream()
                .anyMatch(mode::contains)) {
            throw new StepException(
                    "the state directory '%s' can be written by others".formatted(directory),
                    "Take that right away with 'chmod go-w %s'.".formatted(directory));
        }
    }
}
