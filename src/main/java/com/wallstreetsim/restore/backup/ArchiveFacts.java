package com.wallstreetsim.restore.backup;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a whole and harmless archive of a data directory holds.
 *
 * @param root the path inside it that stands for the data directory, empty or ending in a slash
 * @param entries files, directories and links
 * @param bytes size of the files, unpacked
 * @param small content of the small files the reader was asked to keep, by path below the root
 * @param manifest what an archive of ours says of itself, compared with what was read
 */
public record ArchiveFacts(
        String root, long entries, long bytes, Map<String, String> small, Optional<Manifest> manifest) {
    public ArchiveFacts {
        small = java.util.Collections.unmodifiableMap(new TreeMap<>(small));
    }
}
