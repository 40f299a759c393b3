package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCheckTests {
    private static final long ROOM = 10_000_000;

    @TempDir
    private Path directory;

    @Test
    void findsTheDataDirectoryInTarGzipAndZstd() throws Exception {
        var tar = whole("backup/clickhouse/");

        for (var packed : Arrays.asList(tar, gzip(tar), zstd(tar))) {
            var facts = read(packed);

            assertThat(facts.root()).isEqualTo("backup/clickhouse/");
            assertThat(facts.bytes()).isEqualTo(50_006);
            assertThat(facts.small()).containsExactly(java.util.Map.entry("data/db/t/all_1_1_0/count.txt", "594660"));
        }
    }

    @Test
    void repacksOnlyWhatIsBelowTheDataDirectory() throws Exception {
        var file = Files.write(directory.resolve("a"), gzip(whole("./")));
        var check = new ArchiveCheck(file, ROOM, read -> {});
        var out = new ByteArrayOutputStream();

        check.repack(check.read("metadata", path -> false), out);

        var found = new TreeMap<String, Long>();
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.put(entry.getName(), (long) in.readAllBytes().length);
            }
        }
        assertThat(found)
                .containsExactly(
                        java.util.Map.entry("data/db/t/all_1_1_0/count.txt", 6L),
                        java.util.Map.entry("data/db/t/all_1_1_0/data.bin", 50_000L),
                        java.util.Map.entry("metadata/", 0L));
    }

    @Test
    void refusesAnArchiveCutAnywhere() throws Exception {
        var tar = whole("");
        var sixty = Arrays.copyOf(tar, tar.length * 6 / 10);

        assertThatThrownBy(() -> read(Arrays.copyOf(gzip(tar), gzip(tar).length * 6 / 10)))
                .isInstanceOf(ArchiveException.class)
                .hasMessageStartingWith("is damaged or cut off: ");
        assertThatThrownBy(() -> read(Arrays.copyOf(zstd(tar), zstd(tar).length * 6 / 10)))
                .isInstanceOf(ArchiveException.class)
                .hasMessageStartingWith("is damaged or cut off: ");
        assertThatThrownBy(() -> read(gzip(sixty)))
                .isInstanceOf(ArchiveException.class)
                .hasMessageStartingWith("is damaged or cut off: ");
    }

    @Test
    void refusesATarCutBetweenTwoEntries() throws Exception {
        var tar = whole("");
        var end = tar.length;
        while (tar[end - 1] == 0) {
            end--;
        }
        var entries = (end + 511) / 512 * 512;

        assertThatThrownBy(() -> read(gzip(Arrays.copyOf(tar, entries))))
                .isInstanceOf(ArchiveException.class)
                .hasMessage("is cut off: the mark that ends a tar is missing");
    }

    @Test
    void refusesAFlippedByteInsideGzip() throws Exception {
        var packed = gzip(whole(""));
        packed[packed.length / 2] ^= 0x10;

        assertThatThrownBy(() -> read(packed)).isInstanceOf(ArchiveException.class);
    }

    @Test
    void refusesPathsThatLeaveTheTree() {
        refuses("holds a path that leaves the tree: '../etc/passwd'", tar -> file(tar, "../etc/passwd", "x"));
        refuses("holds a path that leaves the tree: 'data/../../x'", tar -> file(tar, "data/../../x", "x"));
        refuses("holds a path that leaves the tree: '/etc/passwd'", tar -> {
            var entry = new TarArchiveEntry("/etc/passwd", true);
            entry.setSize(1);
            tar.putArchiveEntry(entry);
            tar.write('x');
            tar.closeArchiveEntry();
        });
    }

    @Test
    void refusesLinksOutOfTheTreeAndPathsThroughLinks() {
        refuses(
                "holds a link out of the tree: 'data/out' to '/etc'",
                tar -> special(tar, "data/out", TarArchiveEntry.LF_SYMLINK, "/etc"));
        refuses(
                "holds a link out of the tree: 'data/out' to '../../etc'",
                tar -> special(tar, "data/out", TarArchiveEntry.LF_SYMLINK, "../../etc"));
        refuses(
                "holds a link out of the tree: 'data/hard' to '../x'",
                tar -> special(tar, "data/hard", TarArchiveEntry.LF_LINK, "../x"));
        refuses("holds 'data/in/x', whose path goes through the link 'data/in'", tar -> {
            special(tar, "data/in", TarArchiveEntry.LF_SYMLINK, "db");
            file(tar, "data/in/x", "x");
        });
    }

    @Test
    void refusesDevicesPipesAndDoubles() {
        refuses("holds a device or pipe: 'data/sda'", tar -> special(tar, "data/sda", TarArchiveEntry.LF_BLK, ""));
        refuses("holds a device or pipe: 'data/pipe'", tar -> special(tar, "data/pipe", TarArchiveEntry.LF_FIFO, ""));
        refuses("holds 'data/x' twice", tar -> {
            file(tar, "data/x", "1");
            file(tar, "data/x", "2");
        });
    }

    @Test
    void refusesABombAsSoonAsItGrowsBeyondTheRoom() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry("data/bomb");
            entry.setSize(ROOM + 1);
            tar.putArchiveEntry(entry);
            tar.write(new byte[(int) ROOM + 1]);
            tar.closeArchiveEntry();
        }

        assertThatThrownBy(() -> read(gzip(bytes.toByteArray())))
                .isInstanceOf(ArchiveException.class)
                .hasMessage("needs more than the 10,000,000 bytes there is room for");
    }

    @Test
    void refusesWhatIsNoDataDirectory() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            file(tar, "photos/cat", "x");
        }

        assertThatThrownBy(() -> read(bytes.toByteArray()))
                .isInstanceOf(ArchiveException.class)
                .hasMessage("holds no 'metadata': it is not what was expected");
    }

    private interface Content {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private void refuses(String message, Content content) {
        assertThatThrownBy(() -> {
                    var bytes = new ByteArrayOutputStream();
                    try (var tar = new TarArchiveOutputStream(bytes)) {
                        special(tar, "metadata/", TarArchiveEntry.LF_DIR, "");
                        content.write(tar);
                    }
                    read(bytes.toByteArray());
                })
                .isInstanceOf(ArchiveException.class)
                .hasMessage(message);
    }

    private ArchiveFacts read(byte[] archive) throws Exception {
        var file = Files.write(directory.resolve("archive"), archive);
        return new ArchiveCheck(file, ROOM, read -> {}).read("metadata", path -> path.endsWith("/count.txt"));
    }

    private static byte[] whole(String prefix) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            special(tar, prefix + "metadata/", TarArchiveEntry.LF_DIR, "");
            file(tar, prefix + "data/db/t/all_1_1_0/count.txt", "594660");
            file(tar, prefix + "data/db/t/all_1_1_0/data.bin", "0123456789".repeat(5_000));
        }
        return bytes.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String name, String text) throws IOException {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void special(TarArchiveOutputStream tar, String name, byte type, String target) throws IOException {
        var entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
