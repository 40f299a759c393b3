package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileShelfTests {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void countsTheChecksumAsRedisDoes() {
        var crc = new Crc64();
        crc.update("123456789".getBytes(StandardCharsets.US_ASCII), 0, 9);
        // The test value in the source of Redis.
        assertThat(crc.value()).isEqualTo(0xe9c6d914c4b8d9caL);
    }

    @Test
    void newestPassesOverWhatIsCutFlippedOrNoRdbAtAll() throws Exception {
        put("redis_20261119_020000.rdb", rdb());
        put("redis_20261120_020000.rdb", Arrays.copyOf(rdb(), rdb().length - 12));
        var flipped = rdb();
        flipped[20] ^= 1;
        put("redis_20261121_020000.rdb", flipped);
        put("redis_20261122_020000.rdb", "a text that is long enough".getBytes(StandardCharsets.US_ASCII));

        assertThat(shelf().preset()).contains("newest");
        assertThat(shelf().problem("newest")).isEmpty();
        assertThat(shelf().resolve("newest", (done, total) -> {})).hasFileName("redis_20261119_020000.rdb");
    }

    @Test
    void readsThemBehindThePickerNewestFirst() throws Exception {
        put("redis_20261119_020000.rdb", rdb());
        put("weekly/redis_weekly_20261115_020000.rdb", rdb());
        put("redis_20261120_020000.rdb", new byte[0]);
        put("dump.sql", rdb());
        var shelf = shelf();
        assertThat(shelf.candidates()).extracting(Candidate::scanWord).containsOnly("waiting");

        var told = new LinkedBlockingQueue<Candidate>();
        var ended = new ArrayList<Candidate>();
        try (var scan = shelf.scan(told::add)) {
            assertThat(scan).isNotNull();
            while (ended.size() < 3) {
                var next = told.poll(10, TimeUnit.SECONDS);
                assertThat(next).isNotNull();
                if (next.state() == Candidate.State.GOOD || next.state() == Candidate.State.BAD) {
                    ended.add(next);
                }
            }
        }
        assertThat(ended).extracting(Candidate::scanWord).containsExactly("EMPTY", "good", "good");
        assertThat(ended.get(1).details())
                .containsExactly(
                        "good: read to the last byte, checksum and end mark right",
                        "RDB version 10, Redis 7.0.15; its keys are counted before anything is stopped");
        assertThat(ended.get(2).kind()).isEqualTo("weekly");
    }

    @Test
    void saysWhyNothingCanBeChosen() {
        assertThat(shelf().preset()).isEmpty();
        assertThat(shelf().problem("newest")).contains("there is no backup in " + directory);
        assertThat(shelf().problem("/nowhere/dump.rdb")).contains("there is no file '/nowhere/dump.rdb'");
        assertThatThrownBy(() -> shelf().resolve("newest", (done, total) -> {}))
                .isInstanceOf(StepException.class)
                .hasMessage("no backup in %s reads good".formatted(directory));
    }

    private FileShelf shelf() {
        return new FileShelf(
                new FileShelf.Place(directory, "redis", "\\.rdb", ZoneOffset.UTC), new RdbForm(), executor);
    }

    private void put(String name, byte[] content) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Head, two auxiliary fields, one database with one key, the end mark and the checksum, as Redis 7.0 saves them. */
    private static byte[] rdb() {
        var body = new java.io.ByteArrayOutputStream();
        for (var piece : List.of("REDIS0010", "\u00fa\u0009redis-ver\u00067.0.15", "\u00fa\u0004test\u00021x")) {
            body.writeBytes(piece.getBytes(StandardCharsets.ISO_8859_1));
        }
        body.writeBytes(new byte[] {(byte) 0xFE, 0, (byte) 0xFB, 1, 0, 0, 1, 'k', 1, 'v', (byte) 0xFF});
        var crc = new Crc64();
        crc.update(body.toByteArray(), 0, body.size());
        body.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(crc.value())
                .array());
        return body.toByteArray();
    }
}
