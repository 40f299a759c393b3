package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePackTests {
    private static final Map<String, String> TREE = Map.of(
            "metadata/db/t.sql", "CREATE TABLE t",
            "shadow/one/data/db/t/all_1_1_0/count.txt", "42",
            "shadow/one/data/db/t/all_1_1_0/x.bin", "odd%name\twithin");

    @TempDir
    private Path directory;

    @Test
    void packsHashesAndReadsBackWhatItsManifestSays() throws Exception {
        var facts = read(packed());

        var manifest = facts.manifest().orElseThrow();
        assertThat(manifest.about()).isEqualTo("a 100% test");
        assertThat(manifest.tables()).containsExactly(Map.entry("db.t", "42 rows, hash 7"));
        assertThat(manifest.rows()).isEqualTo(42);
        assertThat(manifest.parts()).containsExactly(Map.entry("data/db/t/all_1_1_0", 42L));
        assertThat(manifest.files().keySet())
                .containsExactly("data/db/t/all_1_1_0/count.txt", "data/db/t/all_1_1_0/x.bin", "metadata/db/t.sql");
    }

    @Test
    void itsManifestIsNotUnpacked() throws Exception {
        var file = Files.write(directory.resolve("a.tar.zst"), packed());
        var check = new ArchiveCheck(file, 1_000_000, read -> {});
        var out = new ByteArrayOutputStream();

        check.repack(check.read("metadata", path -> false), out);

        assertThat(entries(out.toByteArray()).keySet())
                .doesNotContain(Manifest.NAME)
                .hasSize(3);
    }

    @Test
    void refusesAFileThatIsNotAsTheManifestSaysAndOneThatOnlyOneOfThemKnows() throws Exception {
        var tree = entries(unpacked(packed()));

        var other = new LinkedHashMap<>(tree);
        other.put("metadata/db/t.sql", "CREATE TABLE u");
        refuses(other, "holds 'metadata/db/t.sql' with another content than its manifest says");
        var fewer = new LinkedHashMap<>(tree);
        fewer.remove("data/db/t/all_1_1_0/x.bin");
        refuses(fewer, "lacks 'data/db/t/all_1_1_0/x.bin', which its manifest names");
        var more = new LinkedHashMap<>(tree);
        more.put("data/db/t/all_1_1_0/y.bin", "y");
        refuses(more, "holds 'data/db/t/all_1_1_0/y.bin', which its manifest does not name");
        var half = new LinkedHashMap<>(tree);
        half.computeIfPresent(Manifest.NAME, (name, text) -> text.substring(0, text.lastIndexOf("end")));
        refuses(half, "holds a manifest that cannot be read to its end");
    }

    private void refuses(Map<String, String> tree, String message) {
        assertThatThrownBy(() -> read(tar(tree)))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(message);
    }

    private ArchiveFacts read(byte[] content) throws Exception {
        var file = Files.write(directory.resolve("a"), content);
        return new ArchiveCheck(file, 1_000_000, read -> {}).read("metadata", path -> false);
    }

    private static byte[] packed() throws Exception {
        var out = new ByteArrayOutputStream();
        new ArchivePack(path -> path.replaceFirst("^shadow/one/", ""), read -> {})
                .write(
                        new ByteArrayInputStream(tar(TREE)),
                        out,
                        (files, counts) -> new Manifest(
                                "a 100% test",
                                Map.of("db.t", "42 rows, hash 7"),
                                Map.of(
                                        "data/db/t/all_1_1_0",
                                        Long.parseLong(counts.get("data/db/t/all_1_1_0/count.txt"))),
                                files));
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] zstd) throws IOException {
        try (var in = new ZstdInputStream(new ByteArrayInputStream(zstd))) {
            return in.readAllBytes();
        }
    }

    private static byte[] tar(Map<String, String> tree) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out)) {
            for (var file : tree.entrySet()) {
                var content = file.getValue().getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, String> entries(byte[] tar) throws IOException {
        var found = new LinkedHashMap<String, String>();
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }
}
