package com.wallstreetsim.restore.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Reads a tar, tar.gz or tar.zst to its last byte before anything is unpacked, and unpacks only what it understood.
 * Refused are paths that leave the tree, links out of it, devices and pipes, two entries of one name, and more bytes
 * than there is room for.
 */
public final class ArchiveCheck {
    private static final int LONGEST_SMALL = 1 << 16;
    private static final int LONGEST_MANIFEST = 64 << 20;

    private final Path file;
    private final String home;
    private final long room;
    private final Watcher watcher;

    /** An archive whose links may not be absolute at all. */
    public ArchiveCheck(Path file, long room, Watcher watcher) {
        this(file, "", room, watcher);
    }

    /**
     * An archive of a tree that stands at a known place in its container.
     *
     * @param home that place, where links may point: {@code /var/lib/clickhouse}; empty for none
     * @param room bytes that may be unpacked at most; a bomb is refused as soon as it grows beyond
     */
    public ArchiveCheck(Path file, String home, long room, Watcher watcher) {
        this.file = file;
        this.home = home;
        this.room = room;
        this.watcher = watcher;
    }

    /** Told what was read; may stop it. */
    public interface Watcher {
        void read(long plainBytes) throws InterruptedException;
    }

    /**
     * Reads all of it.
     *
     * @param mark a path that the tree always has, such as {@code metadata}: it tells the root
     * @param keep paths of small files whose content is wanted
     * @throws ArchiveException when it is damaged, hostile or too large
     */
    public ArchiveFacts read(String mark, Predicate<String> keep) throws IOException, InterruptedException {
        var gathered = new ArchiveEntries(mark, home, room, watcher);
        try (var stream = ArchiveStream.open(file);
                var tar = new TarArchiveInputStream(stream, 512 * 20, 512, "UTF-8", false)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                gathered.add(entry);
                note(tar, entry, gathered, keep);
            }
            stream.finish();
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveException("is damaged or cut off: " + e.getMessage());
        }
        return gathered.facts();
    }

    private static void note(
            TarArchiveInputStream tar, TarArchiveEntry entry, ArchiveEntries gathered, Predicate<String> keep)
            throws IOException, InterruptedException {
        var hash = Hashing.sha256();
        var kept = new ByteArrayOutputStream();
        var wanted = wanted(entry, keep);
        consume(tar, gathered, (buffer, length) -> {
            hash.update(buffer, 0, length);
            if (wanted) {
                kept.write(buffer, 0, length);
            }
        });
        if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
            gathered.content(clean(entry.getName()), kept.toString(StandardCharsets.UTF_8), Hashing.text(hash));
        }
    }

    /** Writes the tree below the root as a plain tar that holds nothing but files, directories and links inside it. */
    public void repack(ArchiveFacts facts, OutputStream out) throws IOException, InterruptedException {
        var gathered = new ArchiveEntries("", home, room, watcher);
        try (var stream = ArchiveStream.open(file);
                var tar = new TarArchiveInputStream(stream, 512 * 20, 512, "UTF-8", false);
                var target = new TarArchiveOutputStream(out, "UTF-8")) {
            target.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            target.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                gathered.add(entry);
                var name = below(facts.root(), clean(entry.getName()));
                if (!name.isEmpty() && !name.equals(Manifest.NAME)) {
                    var link = below(facts.root(), clean(entry.getLinkName()));
                    target.putArchiveEntry(plain(entry, name, link));
                    consume(tar, gathered, (buffer, length) -> target.write(buffer, 0, length));
                    target.closeArchiveEntry();
                }
            }
            stream.finish();
        }
    }

    /** The entry without owner, without special bits, under another name; {@code link} is what a hard link is of. */
    static TarArchiveEntry plain(TarArchiveEntry entry, String name, String link) {
        var type = entry.isSymbolicLink()
                ? TarArchiveEntry.LF_SYMLINK
                : entry.isLink()
                        ? TarArchiveEntry.LF_LINK
                        : entry.isDirectory() ? TarArchiveEntry.LF_DIR : TarArchiveEntry.LF_NORMAL;
        var copy = new TarArchiveEntry(entry.isDirectory() ? name + "/" : name, type);
        if (entry.isLink()) {
            copy.setLinkName(link);
        } else if (entry.isSymbolicLink()) {
            copy.setLinkName(entry.getLinkName());
        }
        copy.setSize(entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() ? entry.getSize() : 0);
        // Never set-uid or sticky: data files need none of it.
        copy.setMode(entry.getMode() & 0777);
        copy.setModTime(entry.getLastModifiedTime());
        return copy;
    }

    private static boolean wanted(TarArchiveEntry entry, Predicate<String> keep) {
        var name = clean(entry.getName());
        return entry.isFile()
                && (name.equals(Manifest.NAME)
                        ? entry.getSize() <= LONGEST_MANIFEST
                        : entry.getSize() <= LONGEST_SMALL && keep.test(name));
    }

    private interface Taking {
        void take(byte[] buffer, int length) throws IOException;
    }

    private static void consume(TarArchiveInputStream tar, ArchiveEntries gathered, Taking taking)
            throws IOException, InterruptedException {
        var buffer = new byte[1 << 16];
        for (var n = tar.read(buffer); n >= 0; n = tar.read(buffer)) {
            gathered.grow(n);
            taking.take(buffer, n);
        }
    }

    /** Without {@code ./} in front and {@code /} behind. */
    static String clean(String name) {
        var text = name;
        while (text.startsWith("./")) {
            text = text.substring(2);
        }
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.equals(".") ? "" : text;
    }

    private static String below(String root, String name) {
        return name.startsWith(root) ? name.substring(root.length()) : "";
    }
}
