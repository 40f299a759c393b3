package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files and containers that must be refused before anything is stopped: the message, and the data untouched. */
@Tag("all")
@Timeout(900)
class BadStoreInputIT {
    @TempDir
    private Path directory;

    @Test
    void refusesBadRdbFilesBeforeAnythingIsStopped() throws Exception {
        var started = Stores.startedAt(Stores.REDIS);
        var whole = Stores.agents();
        Stores.redis("SAVE");
        var rdb = Shell.bytes("docker", "exec", Stores.REDIS, "cat", "/data/dump.rdb");
        var flipped = rdb.clone();
        flipped[rdb.length - 4] ^= 0x20;
        var newer = rdb.clone();
        newer[5] = newer[6] = '0';
        newer[7] = newer[8] = '9';

        refusesRdb(Arrays.copyOf(rdb, rdb.length / 2), "is cut off at byte");
        refusesRdb(flipped, "is damaged: its checksum is wrong");
        refusesRdb(newer, "is of RDB version 99, which this Redis does not know");
        refusesRdb("no RDB at all, but long enough".getBytes(StandardCharsets.UTF_8), "is not an RDB file");

        assertThat(Stores.startedAt(Stores.REDIS)).isEqualTo(started);
        assertThat(Stores.agents()).isEqualTo(whole);
    }

    private void refusesRdb(byte[] content, String message) throws IOException {
        var file = Files.write(directory.resolve("bad.rdb"), content);
        refuses("redis.restore", "rdb=" + file, Stores.REDIS, message);
    }

    private Ended refuses(String procedure, String answer, String container, String message) {
        var ended = LabSite.program(directory)
                .call("run", procedure, "--set", answer, "--approve", "quarantine=" + container);
        assertThat(ended.exit()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said()).contains(message).contains("was not touched");
        return ended;
    }

    @Test
    void refusesBadArchivesBeforeAnythingIsStopped() throws Exception {
        var started = Stores.startedAt(Stores.CLICKHOUSE);
        var whole = Stores.ticks();
        var saved = saved();
        var tar = plain(saved);

        refusesArchive(with(tar, file("../evil", 1)), "holds a path that leaves the tree: '../evil'");
        refusesArchive(with(tar, file("/etc/evil", 1)), "holds a path that leaves the tree: '/etc/evil'");
        refusesArchive(with(tar, link("data/out", "../../../etc")), "holds a link out of the tree: 'data/out'");
        refusesArchive(with(tar, link("data/out", "/etc/passwd")), "holds a link out of the tree: 'data/out'");
        refusesArchive(with(tar, new TarArchiveEntry("data/null", TarArchiveEntry.LF_CHR)), "holds a device or pipe");
        refusesArchive(with(tar, new TarArchiveEntry("data/pipe", TarArchiveEntry.LF_FIFO)), "holds a device or pipe");
        refusesArchive(bomb(tar), "needs more than the");
        refusesArchive(Zstd.compress(with(tar, file("data/more", 1))), "which its manifest does not name");
        for (var packed : List.of(tar, gzip(tar), saved)) {
            refusesArchive(Arrays.copyOf(packed, packed.length * 6 / 10), "is damaged or cut off");
        }
        var flipped = saved.clone();
        flipped[saved.length / 2] ^= 0x20;
        refusesArchive(flipped, "is damaged or cut off");

        assertThat(Stores.startedAt(Stores.CLICKHOUSE)).isEqualTo(started);
        assertThat(Stores.ticks()).isEqualTo(whole);
    }

    private void refusesArchive(byte[] content, String message) throws IOException {
        var file = Files.write(directory.resolve("bad.tar"), content);
        refuses("clickhouse.restore", "archive=" + file, Stores.CLICKHOUSE, message);
    }

    @Test
    void anArchiveWithOtherOwnersInsideIsGivenToTheServersUser() throws Exception {
        var program = LabSite.program(directory);
        var whole = Stores.ticks();
        var foreign = Files.write(directory.resolve("foreign.tar.gz"), gzip(changed(plain(saved()), entry -> {
            entry.setUserId(12_345);
            entry.setGroupId(12_345);
            entry.setMode(entry.getMode() | 04000);
            return entry;
        })));

        var ended = program.call(
                "run",
                "clickhouse.restore",
                "--set",
                "archive=" + foreign,
                "--approve",
                "quarantine=" + Stores.CLICKHOUSE);

        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(Stores.ticks()).isEqualTo(whole);
        assertThat(Shell.sh(
                        "docker",
                        "exec",
                        Stores.CLICKHOUSE,
                        "sh",
                        "-c",
                        "find /var/lib/clickhouse ! -user clickhouse -o -perm -4000 | head -n 3"))
                .isBlank();
        Stores.close(program, ended.run());
    }

    @Test
    void refusesAVolumeThatAForeignContainerUsesAndAPausedContainer() {
        var program = LabSite.program(directory);
        var whole = Stores.agents();
        var started = Stores.startedAt(Stores.REDIS);
        var foreign = LabSite.id() + "_foreign";
        var volume = Stores.volumeOf(Stores.REDIS, "/data");
        Shell.sh("docker", "run", "-d", "--name", foreign, "-v", volume + ":/x:ro", "alpine:latest", "sleep", "600");
        try {
            var refused = program.call("run", "redis.rebuild", "--approve", "quarantine=" + Stores.REDIS);
            assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
            assertThat(refused.said())
                    .contains("volume '%s' is in use by container '%s'".formatted(volume, foreign))
                    .contains("the data of Redis was not touched");
        } finally {
            Shell.sh("docker", "rm", "-f", foreign);
        }
        Shell.sh("docker", "pause", Stores.REDIS);
        try {
            for (var procedure : List.of("redis.rebuild", "redis.restart")) {
                var words = new ArrayList<>(List.of("run", procedure));
                if (procedure.equals("redis.rebuild")) {
                    words.addAll(List.of("--approve", "quarantine=" + Stores.REDIS));
                }
                var refused = program.call(words.toArray(String[]::new));
                assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
                assertThat(refused.said()).contains("container '%s' is paused".formatted(Stores.REDIS));
            }
        } finally {
            Shell.sh("docker", "unpause", Stores.REDIS);
        }
        Stores.awaitRedis();
        assertThat(Stores.startedAt(Stores.REDIS)).isEqualTo(started);
        assertThat(Stores.agents()).isEqualTo(whole);
    }

    private byte[] saved() throws IOException {
        var ended =
                LabSite.program(directory).call("run", "backup.now", "--set", "what=clickhouse", "--set", "rotate=no");
        assertThat(ended.exit()).as(ended.said()).isZero();
        try (var files = Files.list(LabSite.directory().resolve("backups/clickhouse"))) {
            var newest = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".tar.zst"))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow();
            return Files.readAllBytes(newest);
        }
    }

    private static byte[] plain(byte[] zstd) throws IOException {
        try (var in = new ZstdInputStream(new ByteArrayInputStream(zstd))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    /** What an entry holds: as many bytes as it says. */
    private static TarArchiveEntry file(String name, int bytes) {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes);
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        var entry = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static byte[] changed(byte[] tar, UnaryOperator<TarArchiveEntry> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar));
                var target = new TarArchiveOutputStream(out)) {
            copy(in, target, change);
        }
        return out.toByteArray();
    }

    private static void copy(
            TarArchiveInputStream in, TarArchiveOutputStream target, UnaryOperator<TarArchiveEntry> change)
            throws IOException {
        target.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            target.putArchiveEntry(change.apply(entry));
            in.transferTo(target);
            target.closeArchiveEntry();
        }
    }

    /** One more entry behind the good ones. */
    private static byte[] with(byte[] tar, TarArchiveEntry more) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar));
                var target = new TarArchiveOutputStream(out)) {
            copy(in, target, entry -> entry);
            target.putArchiveEntry(more);
            target.write(new byte[(int) more.getSize()]);
            target.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    /** A first entry that says it is of a hundred terabytes. */
    private static byte[] bomb(byte[] tar) throws IOException {
        var entry = new TarArchiveEntry("data/bomb", true);
        entry.setSize(100L << 40);
        var header = new byte[512];
        entry.writeEntryHeader(header, ZipEncodingHelper.getZipEncoding("UTF-8"), true);
        var all = Arrays.copyOf(header, header.length + tar.length);
        System.arraycopy(tar, 0, all, header.length, tar.length);
        return all;
    }
}
