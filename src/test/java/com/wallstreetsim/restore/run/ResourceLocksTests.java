package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators with state directories of their own on one site. */
final class ResourceLocksTests {
    private static final List<String> POSTGRES = List.of("postgres");
    private static final String RUN = "20261122-184302-postgres-restore";

    @TempDir
    Path host;

    private Path site;
    private Path shared;

    @BeforeEach
    void site() throws Exception {
        site = Files.createDirectory(host.resolve("site"));
        shared = host.resolve("lock");
    }

    private ResourceLocks.Places places(String who, Path... directories) {
        return new ResourceLocks.Places(host.resolve(who).resolve("locks"), List.of(directories), site.toString());
    }

    private ResourceLocks.Holder holder(String who) {
        return new ResourceLocks.Holder(
                RUN,
                who,
                "10.0.0.7",
                "2026-11-22T18:43:02Z",
                "deploy",
                host.resolve(who).toString());
    }

    @Test
    void oneThatSomebodyOnlyAsksForIsTakenAtTheNextTry(@TempDir Path place) throws Exception {
        var asked = new AtomicInteger();

        var taken = FileLocks.inEarnest(
                () -> asked.incrementAndGet() < 3 ? Optional.empty() : FileLocks.tryTake(place.resolve("a.lock")));

        try (var held = taken.orElseThrow()) {
            assertThat(FileLocks.held(place.resolve("a.lock"))).isTrue();
            assertThat(held.lock().isShared()).isFalse();
        }
        assertThat(FileLocks.held(place.resolve("a.lock"))).isFalse();
        assertThat(FileLocks.held(place.resolve("none.lock"))).isFalse();
        assertThat(place.resolve("none.lock")).doesNotExist();
    }

    @Test
    void anotherStateDirectoryIsToldWhoHoldsItAndHowToWatch() throws Exception {
        try (var held = ResourceLocks.take(places("anna", shared), POSTGRES, holder("anna"))) {
            assertThat(held.remarks()).isEmpty();
            var why = ResourceLocks.firstHeld(places("ben", shared), POSTGRES).orElseThrow();
            assertThat(why)
                    .hasMessage("postgres is held by run %s of anna from 10.0.0.7, since 2026-11-22T18:43:02Z", RUN);
            assertThat(why.hint())
                    .isEqualTo(
                            "Watch it with 'sudo -u deploy wss-restore --state-dir %s attach %s', or wait for its end."
                                    .formatted(host.resolve("anna"), RUN));
            assertThatThrownBy(() -> ResourceLocks.take(places("ben", shared), POSTGRES, holder("ben")))
                    .isInstanceOf(HeldException.class)
                    .hasMessage(why.message());
            assertThat(ResourceLocks.firstHeld(places("ben", shared), List.of("redis")))
                    .isEmpty();
        }
        try (var now = ResourceLocks.take(places("ben", shared), POSTGRES, holder("ben"))) {
            assertThat(now.remarks()).isEmpty();
        }
    }

    @Test
    void aSiteNamedThroughALinkIsTheSameSite() throws Exception {
        var link = Files.createSymbolicLink(host.resolve("link"), site);
        var byLink = new ResourceLocks.Places(host.resolve("ben/locks"), List.of(shared), link.toString());
        try (var held = ResourceLocks.take(places("anna", shared), POSTGRES, holder("anna"))) {
            assertThat(held.remarks()).isEmpty();
            assertThat(ResourceLocks.firstHeld(byLink, POSTGRES)).isPresent();
        }
    }

    @Test
    void everybodyMayLockAndNobodyMayTakeAnothersFileAway() throws Exception {
        try (var held = ResourceLocks.take(places("anna", shared), POSTGRES, holder("anna"))) {
            assertThat(held.remarks()).isEmpty();
            assertThat((int) Files.getAttribute(shared, "unix:mode") & 07777).isEqualTo(01777);
            try (var files = Files.list(shared)) {
                assertThat(files)
                        .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                                .isEqualTo(PosixFilePermissions.fromString("rw-rw-rw-")));
            }
        }
    }

    @Test
    void oneUsablePlaceIsEnoughAndNoneIsSaid() throws Exception {
        var missing = host.resolve("missing/lock");
        try (var held = ResourceLocks.take(places("anna", missing, shared), POSTGRES, holder("anna"))) {
            assertThat(held.remarks()).hasSize(1).first().asString().startsWith("no lock in " + missing);
            assertThat(ResourceLocks.firstHeld(places("ben", missing, shared), POSTGRES))
                    .isPresent();
        }
        try (var held = ResourceLocks.take(places("anna", missing), POSTGRES, holder("anna"))) {
            assertThat(held.remarks())
                    .contains("an operator with another state directory is not told that postgres is in use");
        }
    }

    @Test
    void neverFollowsALinkThatSomebodyPutThere() throws Exception {
        try (var held = ResourceLocks.take(places("anna", shared), POSTGRES, holder("anna"))) {
            assertThat(held.remarks()).isEmpty();
        }
        Path file;
        try (var files = Files.list(shared)) {
            file = files.findFirst().orElseThrow();
        }
        var victim = Files.writeString(host.resolve("victim"), "precious");
        Files.delete(file);
        Files.createSymbolicLink(file, victim);
        try (var held = ResourceLocks.take(places("ben", shared), POSTGRES, holder("ben"))) {
            assertThat(held.remarks()).hasSize(2);
        }
        assertThat(victim).hasContent("precious");
    }

    @Test
    void anInterruptedRunOfAnotherStateDirectoryIsNotRunOver() throws Exception {
        var directory =
                RunDirectory.create(host.resolve("anna/runs"), new com.wallstreetsim.restore.procedure.RunId(RUN));
        leaveBehind("anna");
        assertThatThrownBy(() -> ResourceLocks.take(places("ben", shared), POSTGRES, holder("ben")))
                .isInstanceOf(HeldException.class)
                .hasMessage(
                        "postgres: run %s of anna from 10.0.0.7, since 2026-11-22T18:43:02Z was interrupted and not settled",
                        RUN);
        RunDirectory.touch(directory.settled());
        try (var held = ResourceLocks.take(places("ben", shared), POSTGRES, holder("ben"))) {
            assertThat(held.remarks()).isEmpty();
        }
    }

    @Test
    void whatStandsInAFileThatEverybodyMayWriteIsNoCommand() throws Exception {
        try (var held = ResourceLocks.take(places("anna", shared), POSTGRES, holder("anna; rm -rf /"))) {
            assertThat(held.remarks()).isEmpty();
            assertThat(ResourceLocks.firstHeld(places("ben", shared), POSTGRES).orElseThrow())
                    .hasMessage("postgres is held by a run without a name (it is only just starting)");
        }
    }

    /** As an engine that was killed leaves it: free, with its name in the file. */
    private void leaveBehind(String who) throws Exception {
        var places = places(who, shared);
        try (var held = ResourceLocks.take(places, POSTGRES, holder(who))) {
            assertThat(held.remarks()).isEmpty();
        }
        try (var files = Files.list(shared)) {
            Files.write(files.findFirst().orElseThrow(), EventJson.MAPPER.writeValueAsBytes(holder(who)));
        }
    }
}
