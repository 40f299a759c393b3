package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that tell which front-ends are open on a run: {@code front-ends/<pid>.json}, one for each process. */
final class FrontDoor {
    private static final long LARGEST = 4096;

    private final Path directory;

    FrontDoor(RunDirectory run) {
        this.directory = run.path().resolve("front-ends");
    }

    /** Says that this process has the run open, until it ends. */
    void enter(Presence presence) throws IOException {
        try {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(directory.toString());
            }
        }
        RunDirectory.writeWhole(
                directory.resolve(presence.pid() + ".json"), EventJson.MAPPER.writeValueAsBytes(presence));
    }

    /** Front-ends of other processes that are open now. */
    List<Presence> others() throws IOException {
        var others = new ArrayList<Presence>();
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return others;
        }
        try (var files = Files.newDirectoryStream(directory, "*.json")) {
            for (var file : files) {
                read(file).filter(FrontDoor::isOther).filter(Presence::alive).ifPresent(others::add);
            }
        }
        return others;
    }

    private static boolean isOther(Presence presence) {
        return presence.pid() != ProcessHandle.current().pid();
    }

    /** What is no such file says nothing. */
    private static Optional<Presence> read(Path file) throws IOException {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            var presence = EventJson.MAPPER.readValue(Files.readAllBytes(file), Presence.class);
            return Optional.ofNullable(presence).filter(Presence::complete);
        } catch (JsonProcessingException | NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
