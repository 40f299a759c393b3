package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.RunId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The files of one run. The directory is the interface between engine and front-ends. */
public record RunDirectory(Path path) {

    /** Makes the directory, readable by its owner only; fails when it is there. */
    static RunDirectory create(Path runs, RunId run) throws IOException {
        var path = runs.resolve(run.value());
        Files.createDirectories(
                runs, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectory(
                path.resolve("answers"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new RunDirectory(path);
    }

    public RunId id() {
        return new RunId(path.getFileName().toString());
    }

    /** The state directory it lies in. */
    Path state() {
        return path.resolve("../..").normalize();
    }

    public Path plan() {
        return path.resolve("plan.json");
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path output() {
        return path.resolve("output.log");
    }

    public Path answers() {
        return path.resolve("answers");
    }

    /** Stays empty: reading it inside the locking JVM would drop the lock. */
    Path engineLock() {
        return path.resolve("engine.lock");
    }

    Path enginePid() {
        return path.resolve("engine.pid");
    }

    /** A line for each engine that was ever started; more lines than engines in the journal mean one is on its way. */
    Path engineStarts() {
        return path.resolve("engine.starts");
    }

    void noteEngineStart(Intent intent) throws IOException {
        touch(engineStarts());
        Files.writeString(engineStarts(), intent.word() + "\n", StandardOpenOption.APPEND);
    }

    /** What the engine's JVM itself prints: nothing, unless it crashes. */
    Path engineLog() {
        return path.resolve("engine.log");
    }

    /** There while nobody needs to look after the run; spares a start the reading of old journals. */
    Path settled() {
        return path.resolve("settled");
    }

    public Path reportMarkdown() {
        return path.resolve("report.md");
    }

    public Path reportJson() {
        return path.resolve("report.json");
    }

    /** Writes a whole file or nothing: temporary name, forced to disk, renamed. Mode 0600. */
    static void writeWhole(Path target, byte[] content) throws IOException {
        var directory = java.util.Objects.requireNonNull(target.getParent());
        var temporary = Files.createTempFile(directory, ".new-", ".tmp");
        try (var channel = FileChannel.open(temporary, Set.of(StandardOpenOption.WRITE));
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(content);
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes an empty file of mode 0600 if it is not there. */
    static void touch(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // A link could lead out of the run's directory.
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }
}
