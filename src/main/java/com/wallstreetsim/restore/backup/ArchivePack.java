package com.wallstreetsim.restore.backup;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs a tar stream as a tar.zst with checksum, hashing every file, and a manifest of it all as the last entry. */
public final class ArchivePack {
    private final UnaryOperator<String> naming;
    private final ArchiveCheck.Watcher watcher;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> counts = new TreeMap<>();

    /** @param naming the path a file gets in the archive, empty to leave it out */
    public ArchivePack(UnaryOperator<String> naming, ArchiveCheck.Watcher watcher) {
        this.naming = naming;
        this.watcher = watcher;
    }

    /** Makes the manifest once everything was read. */
    public interface Telling {
        /**
         * @param files SHA-256 by path
         * @param counts content of the files {@code count.txt} by path: the rows of a part
         */
        Manifest manifest(Map<String, String> files, Map<String, String> counts);
    }

    /** Packs to the end of the tar. */
    public void write(InputStream tar, OutputStream out, Telling telling) throws IOException, InterruptedException {
        var packed = new ZstdOutputStream(out);
        packed.setChecksum(true);
        var target = new TarArchiveOutputStream(packed, "UTF-8");
        target.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        target.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        var source = new TarArchiveInputStream(tar, 512 * 20, 512, "UTF-8", false);
        for (var entry = source.getNextEntry(); entry != null; entry = source.getNextEntry()) {
            add(source, entry, target);
        }
        add(telling.manifest(files, counts), target);
        target.finish();
        packed.close();
    }

    private void add(TarArchiveInputStream source, TarArchiveEntry entry, TarArchiveOutputStream target)
            throws IOException, InterruptedException {
        var name = naming.apply(ArchiveCheck.clean(entry.getName()));
        if (name.isEmpty()) {
            return;
        }
        var link = naming.apply(ArchiveCheck.clean(entry.getLinkName()));
        if (entry.isLink() && link.isEmpty()) {
            throw new ArchiveException("holds '%s', another name of a file that is left out".formatted(name));
        }
        target.putArchiveEntry(ArchiveCheck.plain(entry, name, link));
        if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
            copy(source, name, target);
        }
        target.closeArchiveEntry();
    }

    private void copy(TarArchiveInputStream source, String name, TarArchiveOutputStream target)
            throws IOException, InterruptedException {
        var hash = Hashing.sha256();
        var text = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        for (var n = source.read(buffer); n >= 0; n = source.read(buffer)) {
            hash.update(buffer, 0, n);
            target.write(buffer, 0, n);
            watcher.read(n);
            if (name.endsWith("/count.txt") && text.size() < 64) {
                text.write(buffer, 0, n);
            }
        }
        files.put(name, Hashing.text(hash));
        if (name.endsWith("/count.txt")) {
            counts.put(name, text.toString(StandardCharsets.UTF_8));
        }
    }

    private static void add(Manifest manifest, TarArchiveOutputStream target) throws IOException {
        var content = manifest.encode().getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(Manifest.NAME);
        entry.setSize(content.length);
        entry.setMode(0600);
        target.putArchiveEntry(entry);
        target.write(content);
        target.closeArchiveEntry();
    }
}
