package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives that nobody wrote on purpose: facts or a sentence about what is wrong, soon, and nothing unpacked anywhere. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ArchiveFuzzTests {
    private static final long ROOM = 10_000_000;
    private static final int ROUNDS = 500;

    @TempDir
    Path directory;

    @Test
    void anyMutationIsAnAnswerOrASentence() throws Exception {
        var random = new Random(20261122);
        for (var good : List.of(tar(), gzip(tar()), zstd(tar()))) {
            var refused = 0;
            for (var i = 0; i < ROUNDS; i++) {
                refused += read(mutated(good, random)) ? 0 : 1;
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void randomBytesAreRefused() throws Exception {
        var random = new Random(7);
        for (var i = 0; i < ROUNDS; i++) {
            var bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            assertThat(read(bytes)).as("case %d", i).isFalse();
        }
    }

    /** False when it was refused in words; anything else than that fails the test. */
    private boolean read(byte[] bytes) throws Exception {
        var file = Files.write(directory.resolve("archive"), bytes);
        try {
            var facts = new ArchiveCheck(file, ROOM, read -> {}).read("metadata", path -> path.endsWith("/count.txt"));
            assertThat(facts.bytes()).isLessThanOrEqualTo(ROOM);
            return true;
        } catch (ArchiveException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            return false;
        } finally {
            try (var left = Files.list(directory)) {
                assertThat(left).containsExactly(file);
            }
        }
    }

    private static byte[] mutated(byte[] good, Random random) {
        var bytes = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
        for (var n = random.nextInt(4); n >= 0 && bytes.length > 0; n--) {
            // Headers are what decides; they are few bytes among many.
            var at = random.nextBoolean() ? random.nextInt(Math.min(bytes.length, 600)) : random.nextInt(bytes.length);
            bytes[at] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] tar() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var metadata = new TarArchiveEntry("backup/metadata/", TarArchiveEntry.LF_DIR);
            tar.putArchiveEntry(metadata);
            tar.closeArchiveEntry();
            file(tar, "backup/data/db/t/all_1_1_0/count.txt", "594660");
            file(tar, "backup/data/db/t/all_1_1_0/data.bin", "0123456789".repeat(300));
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
