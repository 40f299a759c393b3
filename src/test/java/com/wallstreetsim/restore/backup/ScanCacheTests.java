package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCacheTests {
    @TempDir
    private Path directory;

    private Path file;
    private FileStamp stamp;
    private ScanResult result;
    private ScanCache cache;

    @BeforeEach
    void scanADumpWithOddNames() throws Exception {
        var dump = DumpBuilder.exchange()
                .sql("CREATE TABLE public.\"tab\there\nend\t\\n\" (a int);")
                .sql("COPY public.\"tab\there\nend\t\\n\" FROM stdin;\n1\n\\.")
                .sql("CREATE EXTENSION pgcrypto;")
                .sql("ALTER TABLE public.orders OWNER TO bob;")
                .sql("SELECT pg_catalog.setval('public.s', 7, true);")
                .sql("VACUUM;");
        file = DumpBuilder.write(directory, "x.sql.gz", dump.gzip());
        stamp = FileStamp.of(file);
        result = DumpScan.scan(file, (done, total) -> {});
        cache = new ScanCache(directory.resolve("cache"));
    }

    @Test
    void givesBackWhatItWasGiven() {
        assertThat(cache.put(file, stamp, result)).isTrue();
        assertThat(cache.get(file, stamp)).contains(result);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.contents().rows()).containsKey("public.tab\there\nend\t\\n");
    }

    @Test
    void knowsNothingOfAFileThatChanged() throws Exception {
        cache.put(file, stamp, result);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(cache.get(file, FileStamp.of(file))).isEmpty();
        assertThat(cache.get(directory.resolve("y.sql.gz"), stamp)).isEmpty();
    }

    @Test
    void ignoresAnEntryWithAnyByteChangedOrMissing() throws Exception {
        cache.put(file, stamp, result);
        var entry = entry();
        var text = Files.readString(entry);
        for (int at = 0; at < text.length(); at += 17) {
            Files.writeString(entry, text.substring(0, at) + "#" + text.substring(at + 1), StandardCharsets.UTF_8);
            assertThat(cache.get(file, stamp)).as("changed at %d", at).isEmpty();
            Files.writeString(entry, text.substring(0, at), StandardCharsets.UTF_8);
            assertThat(cache.get(file, stamp)).as("cut at %d", at).isEmpty();
        }
    }

    @Test
    void writesForItsOwnerAlone() throws Exception {
        cache.put(file, stamp, result);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("cache"))))
                .isEqualTo("rwx------");
    }

    @Test
    void livesWithADirectoryThatCannotBeMade() throws Exception {
        var blocked = new ScanCache(
                Files.writeString(directory.resolve("blocked"), "").resolve("cache"));
        assertThat(blocked.put(file, stamp, result)).isFalse();
        assertThat(blocked.get(file, stamp)).isEmpty();
    }

    private Path entry() throws Exception {
        try (var entries = Files.list(directory.resolve("cache"))) {
            return entries.findFirst().orElseThrow();
        }
    }
}
