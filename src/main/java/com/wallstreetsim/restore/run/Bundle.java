package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What support needs of a run, in one archive, with every known secret taken out. Made in memory, so that it can be shown first. */
public final class Bundle {
    private static final List<String> FILES = List.of(
            "plan.json", "journal.jsonl", "output.log", "engine.log", "engine.starts", "report.md", "report.json");
    /** Of a longer file the end is taken: it says how the run came to where it is. */
    private static final int LONGEST = 8 << 20;

    private static final String MASK = "***";

    private final String root;
    private final List<Entry> entries;

    private Bundle(String root, List<Entry> entries) {
        this.root = root;
        this.entries = List.copyOf(entries);
    }

    /**
     * One file of the bundle.
     *
     * @param masked how many places were masked in it
     * @param note what else there is to know; may be empty
     */
    public record Entry(String name, String text, int masked, String note) {
        /** What is written: UTF-8. */
        public byte[] content() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads and scrubs.
     *
     * @param facts further files, such as the facts of the site: a name and its lines each
     * @param scrub takes secrets out of a text
     */
    public static Bundle of(RunHandle run, List<Facts> facts, UnaryOperator<String> scrub) throws StepException {
        var entries = new ArrayList<Entry>();
        for (var fact : facts) {
            var text = String.join("\n", fact.lines()) + "\n";
            entries.add(scrubbed(fact.name(), text, "", scrub));
        }
        for (var name : FILES) {
            var file = run.directory().resolve(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                entries.add(read(name, file, scrub));
            }
        }
        return new Bundle("wss-restore-" + run.id(), entries);
    }

    /** Lines that are no file of the run. */
    public record Facts(String name, List<String> lines) {
        public Facts {
            lines = List.copyOf(lines);
        }
    }

    private static Entry read(String name, Path file, UnaryOperator<String> scrub) throws StepException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                var in = Channels.newInputStream(channel)) {
            var size = channel.size();
            channel.position(Math.max(0, size - LONGEST));
            var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            var note = size > LONGEST ? "the last %d of %,d bytes".formatted(LONGEST, size) : "";
            return scrubbed(name, text, note, scrub);
        } catch (IOException e) {
            throw new StepException(
                    "'%s' cannot be read: %s".formatted(file, e.getMessage()), "Check its owner and mode.", e);
        }
    }

    private static Entry scrubbed(String name, String text, String note, UnaryOperator<String> scrub) {
        var clean = scrub.apply(text);
        return new Entry(name, clean, Math.max(0, masks(clean) - masks(text)), note);
    }

    private static int masks(String text) {
        return (text.length() - text.replace(MASK, "").length()) / MASK.length();
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The name it is written under where none is given. */
    public String fileName() {
        return root + ".tar.gz";
    }

    /** Writes a new file of mode 0600; one that is there is left alone. */
    public void writeTo(Path target, Instant now) throws StepException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(target, options, owner);
                var tar = new TarGzip(Channels.newOutputStream(channel), now)) {
            for (var entry : entries) {
                tar.add(root + "/" + entry.name(), entry.content());
            }
        } catch (FileAlreadyExistsException e) {
            throw new StepException("'%s' is there already".formatted(target), "Name another file with --output.", e);
        } catch (IOException e) {
            throw new StepException(
                    "'%s' cannot be written: %s".formatted(target, e), "Name another file with --output.", e);
        }
    }
}
