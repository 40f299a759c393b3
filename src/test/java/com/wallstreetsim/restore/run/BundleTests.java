package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One archive for support, read back by another implementation of tar. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BundleTests {
    private static final String ROOT = "wss-restore-20261122-184302-test-run/";

    @TempDir
    Path place;

    private Bundle bundle(Rig rig) throws Exception {
        var facts = List.of(new Bundle.Facts("site.txt", List.of("site: test", "password: hunter2")));
        return Bundle.of(rig.handle(), facts, text -> text.replace("hunter2", "***"));
    }

    @Test
    void holdsTheRecordWithoutSecretsAndSaysHowMuchWasMasked() throws Exception {
        var rig = new Rig(place.resolve("state"), Mode.LIVE, "look:scan", "destroy:swap");
        rig.perform(Intent.RUN, "the-swap");
        Files.writeString(rig.directory.output(), "2026 load login hunter2 and again hunter2\n");
        Files.createSymbolicLink(rig.directory.engineLog(), Path.of("/etc/passwd"));
        var bundle = bundle(rig);
        assertThat(bundle.entries().stream().map(entry -> entry.name() + " " + entry.masked()))
                .containsExactly(
                        "site.txt 1", "plan.json 0", "journal.jsonl 0", "output.log 2", "report.md 0", "report.json 0");
        var target = place.resolve(bundle.fileName());
        bundle.writeTo(target, Rig.CLOCK.instant());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        var found = unpacked(target);
        assertThat(found.keySet())
                .containsExactly(
                        ROOT + "site.txt",
                        ROOT + "plan.json",
                        ROOT + "journal.jsonl",
                        ROOT + "output.log",
                        ROOT + "report.md",
                        ROOT + "report.json");
        assertThat(String.join("\n", found.values())).doesNotContain("hunter2").doesNotContain("root:");
        assertThat(found.get(ROOT + "journal.jsonl")).isEqualTo(Files.readString(rig.directory.journal()));
        assertThatThrownBy(() -> bundle.writeTo(target, Rig.CLOCK.instant()))
                .hasMessage("'%s' is there already".formatted(target));
    }

    @Test
    void takesTheEndOfALongLogAndSaysSo() throws Exception {
        var rig = new Rig(place.resolve("state"), Mode.LIVE, "look:scan");
        Files.writeString(rig.directory.output(), "x".repeat(9 << 20) + "the end");
        var log = bundle(rig).entries().stream()
                .filter(entry -> entry.name().equals("output.log"))
                .findFirst()
                .orElseThrow();
        assertThat(log.note()).isEqualTo("the last 8388608 of 9,437,191 bytes");
        assertThat(log.text()).endsWith("the end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PGPASSWORD",
                "REDIS_PASSWORD",
                "DATABASE_URL",
                "JWT_SECRET",
                "AWS_SECRET_ACCESS_KEY",
                "GITHUB_TOKEN",
                "api_key",
                "PGPASSFILE",
                "SENTRY_DSN"
            })
    void anEngineIsNotGivenWhatMayBeSecret(String variable) {
        assertThat(EngineStarter.mayBeSecret(variable)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOME",
                "SUDO_USER",
                "SSH_CONNECTION",
                "DOCKER_HOST",
                "LANG",
                "XDG_STATE_HOME",
                "JAVA_HOME",
                "WSS_RESTORE_CRASH_AT",
                "DBUS_SESSION_BUS_ADDRESS"
            })
    void anEngineKeepsWhatItNeeds(String variable) {
        assertThat(EngineStarter.mayBeSecret(variable)).isFalse();
    }

    private static Map<String, String> unpacked(Path archive) throws IOException {
        var found = new LinkedHashMap<String, String>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getMode() & 0777).isEqualTo(0600);
                found.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }
}
