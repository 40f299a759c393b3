package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

    private final Path file;
    private final long room;
    private final Watcher watcher;

    /** @param room bytes that may be unpacked at most; a bomb is refused as soon as it grows beyond */
    public ArchiveCheck(Path file, long room, Watcher watcher) {
        this.file = file;
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
        var gathered = new Gathering(mark);
        try (var stream = ArchiveStream.open(file);
                var tar = new TarArchiveInputStream(stream, 512 * 20, 512, "UTF-8", false)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                gathered.add(entry);
                var content = consume(tar, gathered, wanted(entry, keep), null);
                if (wanted(entry, keep)) {
                    gathered.small.put(clean(entry.getName()), content);
                }
            }
            stream.finish();
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveException("is damaged or cut off: " + e.getMessage());
        }
        return gathered.facts();
    }

    /** Writes the tree below the root as a plain tar that holds nothing but files, directories and links inside it. */
    public void repack(ArchiveFacts facts, OutputStream out) throws IOException, InterruptedException {
        var gathered = new Gathering("");
        try (var stream = ArchiveStream.open(file);
                var tar = new TarArchiveInputStream(stream, 512 * 20, 512, "UTF-8", false);
                var target = new TarArchiveOutputStream(out, "UTF-8")) {
            target.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            target.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                gathered.add(entry);
                var name = below(facts.root(), clean(entry.getName()));
                if (!name.isEmpty()) {
                    target.putArchiveEntry(written(entry, name, facts.root()));
                    consume(tar, gathered, false, target);
                    target.closeArchiveEntry();
                }
            }
            stream.finish();
        }
    }

    private static TarArchiveEntry written(TarArchiveEntry entry, String name, String root) {
        var type = entry.isSymbolicLink()
                ? TarArchiveEntry.LF_SYMLINK
                : entry.isLink()
                        ? TarArchiveEntry.LF_LINK
                        : entry.isDirectory() ? TarArchiveEntry.LF_DIR : TarArchiveEntry.LF_NORMAL;
        var copy = new TarArchiveEntry(entry.isDirectory() ? name + "/" : name, type);
        if (entry.isLink()) {
            copy.setLinkName(below(root, clean(entry.getLinkName())));
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
        return entry.isFile() && entry.getSize() <= LONGEST_SMALL && keep.test(clean(entry.getName()));
    }

    private String consume(
            TarArchiveInputStream tar,
            Gathering gathered,
            boolean keep,
            @org.jspecify.annotations.Nullable OutputStream target)
            throws IOException, InterruptedException {
        var kept = new java.io.ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        for (var n = tar.read(buffer); n >= 0; n = tar.read(buffer)) {
            gathered.grow(n);
            if (target != null) {
                target.write(buffer, 0, n);
            }
            if (keep) {
                kept.write(buffer, 0, n);
            }
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** Without {@code ./} in front and {@code /} behind. */
    private static String clean(String name) {
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

    /** What was read so far, refusing what must not be unpacked. */
    private final class Gathering {
        private final String mark;
        private final Set<String> names = new HashSet<>();
        private final Set<String> links = new HashSet<>();
        private final Map<String, String> small = new HashMap<>();
        private @org.jspecify.annotations.Nullable String root;
        private long bytes;

        Gathering(String mark) {
            this.mark = mark;
        }

        void add(TarArchiveEntry entry) throws ArchiveException {
            var name = clean(entry.getName());
            refuseOutside(entry.getName(), name);
            refuseType(entry, name);
            refuseThroughLink(name);
            if (!name.isEmpty() && !names.add(name) && !entry.isDirectory()) {
                throw new ArchiveException("holds '%s' twice".formatted(name));
            }
            if (entry.isFile() && entry.getSize() > room - bytes) {
                throw tooLarge();
            }
            noteRoot(name);
        }

        private void refuseOutside(String raw, String name) throws ArchiveException {
            if (raw.startsWith("/")
                    || java.util.Arrays.asList(name.split("/", -1)).contains("..")) {
                throw new ArchiveException("holds a path that leaves the tree: '%s'".formatted(raw));
            }
        }

        private void refuseType(TarArchiveEntry entry, String name) throws ArchiveException {
            if (entry.isSymbolicLink() || entry.isLink()) {
                var target = entry.getLinkName();
                var from = entry.isLink() ? "" : parent(name);
                if (target.startsWith("/") || leaves(from, target)) {
                    throw new ArchiveException("holds a link out of the tree: '%s' to '%s'".formatted(name, target));
                }
                if (entry.isSymbolicLink()) {
                    links.add(name);
                }
            } else if (!entry.isDirectory() && (!entry.isFile() || special(entry))) {
                throw new ArchiveException("holds a device or pipe: '%s'".formatted(name));
            }
        }

        private boolean special(TarArchiveEntry entry) {
            return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO() || entry.isSparse();
        }

        /** An entry below a link would be written where the link points. */
        private void refuseThroughLink(String name) throws ArchiveException {
            for (var at = parent(name); !at.isEmpty(); at = parent(at)) {
                if (links.contains(at)) {
                    throw new ArchiveException("holds '%s', whose path goes through the link '%s'".formatted(name, at));
                }
            }
        }

        private boolean leaves(String from, String target) {
            var depth = from.isEmpty() ? 0 : from.split("/", -1).length;
            for (var part : target.split("/", -1)) {
                depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
                if (depth < 0) {
                    return true;
                }
            }
            return false;
        }

        private void noteRoot(String name) {
            for (var at = name; !mark.isEmpty() && !at.isEmpty(); at = parent(at)) {
                var isMark = at.equals(mark) || at.endsWith("/" + mark);
                var prefix = isMark ? at.substring(0, at.length() - mark.length()) : "";
                var known = root;
                if (isMark && (known == null || prefix.length() < known.length())) {
                    root = prefix;
                }
            }
        }

        void grow(int more) throws ArchiveException, InterruptedException {
            bytes += more;
            if (bytes > room) {
                throw tooLarge();
            }
            watcher.read(bytes);
        }

        private ArchiveException tooLarge() {
            return new ArchiveException("needs more than the %,d bytes there is room for".formatted(room));
        }

        ArchiveFacts facts() throws ArchiveException {
            if (root == null) {
                throw new ArchiveException("holds no '%s': it is not what was expected".formatted(mark));
            }
            var prefix = root;
            var kept = new HashMap<String, String>();
            small.forEach((name, text) -> {
                if (name.startsWith(prefix)) {
                    kept.put(name.substring(prefix.length()), text);
                }
            });
            return new ArchiveFacts(prefix, names.size(), bytes, kept);
        }
    }

    private static String parent(String name) {
        var at = name.lastIndexOf('/');
        return at < 0 ? "" : name.substring(0, at);
    }
}
