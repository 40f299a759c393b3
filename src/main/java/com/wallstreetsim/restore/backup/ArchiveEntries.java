package com.wallstreetsim.restore.backup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** What was read so far, refusing what must not be unpacked. */
final class ArchiveEntries {
    private final String mark;
    private final String home;
    private final long room;
    private final ArchiveCheck.Watcher watcher;
    private final Set<String> names = new HashSet<>();
    private final Set<String> links = new HashSet<>();
    private final Map<String, String> small = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private @org.jspecify.annotations.Nullable String root;
    private long bytes;

    /**
     * @param mark a directory that tells the root; empty where it is known
     * @param home where the data directory stands in its container: a link to a path below it stays inside
     */
    ArchiveEntries(String mark, String home, long room, ArchiveCheck.Watcher watcher) {
        this.mark = mark;
        this.home = home;
        this.room = room;
        this.watcher = watcher;
    }

    void add(TarArchiveEntry entry) throws ArchiveException {
        var name = ArchiveCheck.clean(entry.getName());
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
        if (raw.startsWith("/") || java.util.Arrays.asList(name.split("/", -1)).contains("..")) {
            throw new ArchiveException("holds a path that leaves the tree: '%s'".formatted(raw));
        }
    }

    private void refuseType(TarArchiveEntry entry, String name) throws ArchiveException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            var target = entry.getLinkName();
            var from = entry.isLink() ? "" : parent(name);
            var inside = entry.isSymbolicLink() && belowHome(target);
            if (!inside && (target.startsWith("/") || leaves(from, target))) {
                throw new ArchiveException("holds a link out of the tree: '%s' to '%s'".formatted(name, target));
            }
            if (entry.isSymbolicLink()) {
                links.add(name);
            }
        } else if (!entry.isDirectory() && (!entry.isFile() || special(entry))) {
            throw new ArchiveException("holds a device or pipe: '%s'".formatted(name));
        }
    }

    /** The server itself makes links to its own directory by their whole path. */
    private boolean belowHome(String target) {
        return !home.isEmpty() && target.startsWith(home + "/") && !leaves("", target.substring(home.length() + 1));
    }

    private static boolean special(TarArchiveEntry entry) {
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

    private static boolean leaves(String from, String target) {
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
        return new ArchiveFacts(prefix, names.size(), bytes, kept, manifest());
    }

    /** The archive's own account of itself, where it has one and it is true. */
    private Optional<Manifest> manifest() throws ArchiveException {
        var text = small.get(Manifest.NAME);
        if (text == null) {
            return Optional.empty();
        }
        var manifest = Manifest.parse(text);
        manifest.refuseOthers(hashes);
        return Optional.of(manifest);
    }

    /** What a file holds. */
    void content(String name, String text, String hash) {
        hashes.put(name, hash);
        if (!text.isEmpty()) {
            small.put(name, text);
        }
    }

    private static String parent(String name) {
        var at = name.lastIndexOf('/');
        return at < 0 ? "" : name.substring(0, at);
    }
}
