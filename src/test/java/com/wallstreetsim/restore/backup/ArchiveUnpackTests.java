package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacking code: real tars of the real tar, and only what stays inside. */
class ArchiveUnpackTests {
    @TempDir
    Path place;

    private Path target;

    @BeforeEach
    void aTree() throws IOException {
        target = Files.createDirectories(place.resolve("target"));
        var code = Files.createDirectories(place.resolve("code/bin"));
        Files.writeString(place.resolve("code/package.json"), "{}");
        Files.writeString(place.resolve("code/bin/run"), "#!/bin/sh\n");
        assertThat(code.resolve("run").toFile().setExecutable(true, false)).isTrue();
        Files.createSymbolicLink(place.resolve("code/link"), Path.of("bin/run"));
        Files.createLink(place.resolve("code/hard"), place.resolve("code/package.json"));
    }

    @Test
    void writesFilesModesAndLinksBelowTheRoot() throws Exception {
        unpack(tar("-czf", "code.tar.gz", "code"));
        assertThat(target.resolve("package.json")).hasContent("{}");
        assertThat(target.resolve("hard")).hasContent("{}");
        assertThat(Files.isExecutable(target.resolve("bin/run"))).isTrue();
        assertThat(Files.readSymbolicLink(target.resolve("link"))).isEqualTo(Path.of("bin/run"));
        assertThat(place.resolve("scratch.tar")).doesNotExist();
    }

    @Test
    void aPathThatLeavesTheTreeIsRefusedBeforeAnythingIsWritten() throws Exception {
        Files.writeString(place.resolve("evil"), "x");
        var archive = tar("-cPf", "evil.tar", "--transform", "s,^evil$,code/../../evil,", "code", "evil");
        refused(archive, "holds a path that leaves the tree: 'code/../../evil'");
    }

    @Test
    void aLinkOutOfTheTreeIsRefused() throws Exception {
        Files.createSymbolicLink(place.resolve("code/out"), Path.of("/etc/passwd"));
        refused(tar("-cf", "link.tar", "code"), "holds a link out of the tree: 'code/out' to '/etc/passwd'");
    }

    @Test
    void aPipeIsRefused() throws Exception {
        assertThat(run(List.of("mkfifo", place.resolve("code/pipe").toString())))
                .isZero();
        refused(tar("-cf", "pipe.tar", "code"), "holds a device or pipe: 'code/pipe'");
    }

    @Test
    void somethingElseThanCodeIsRefused() throws Exception {
        Files.delete(place.resolve("code/package.json"));
        Files.delete(place.resolve("code/hard"));
        refused(tar("-cf", "other.tar", "code"), "holds no 'package.json': it is not what was expected");
    }

    private void refused(Path archive, String words) throws IOException {
        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(words);
        assertThat(target).isEmptyDirectory();
    }

    private void unpack(Path archive) throws IOException, InterruptedException {
        var check = new ArchiveCheck(archive, 1 << 20, bytes -> {});
        var facts = check.read("package.json", name -> false);
        new ArchiveUnpack(target).from(check, facts, place.resolve("scratch.tar"));
    }

    private Path tar(String how, String name, String... what) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(
                List.of("tar", "-C", place.toString(), how, place.resolve(name).toString()));
        command.addAll(List.of(what));
        assertThat(run(command)).isZero();
        return place.resolve(name);
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
