package com.wallstreetsim.restore.runbook.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.FakeEngine;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.site.Site;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How data moves between a service's volume and a kept one, and what is deleted when a run is closed. */
class KeptVolumeTests {
    private static final Map<String, String> BIND = Map.of("type", "none", "o", "bind", "device", "/srv/redis");
    private static final String STAMP = "20261122_170133";
    private static final String OTHER = "20261123_080000";

    private final TestContext context = new TestContext();
    private final FakeEngine engine = new FakeEngine().printing(script -> "42");

    private Site site;

    @BeforeEach
    void site(@TempDir Path directory) throws Exception {
        site = FakeEngine.site(directory.resolve("site"));
    }

    private StoreTools tools() {
        return engine.tools(site);
    }

    private Mover mover() {
        return new Mover(tools(), FakeEngine.redis(site));
    }

    @Test
    void movesByRenameOnlyWhereBothVolumesArePlain() throws Exception {
        engine.with("plain").with("also").with("mount", BIND);

        assertThat(mover().prepare("plain", "also", context)).containsEntry("way", "rename");
        assertThat(mover().prepare("plain", "not-made-yet", context)).containsEntry("way", "rename");
        assertThat(mover().prepare("plain", "mount", context)).isEqualTo(Map.of("way", "copy"));
        assertThat(mover().prepare("mount", "plain", context)).isEqualTo(Map.of("way", "copy"));
    }

    @Test
    void putsAKeptVolumeIntoAMountByCopy() throws Exception {
        engine.with("live", BIND).with("kept");

        var way = new PlaceKept(tools(), FakeEngine.redis(site), "kept").wayBack();

        assertThat(way).isInstanceOfSatisfying(com.wallstreetsim.restore.procedure.WayBack.By.class, by -> {
            try {
                assertThat(by.undo().prepare(context)).isEqualTo(Map.of("way", "copy"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void closingAsksForEachKeptVolumeByItsOwnName() throws Exception {
        var store = FakeEngine.redis(site);
        engine.with(store.undone());
        var closings = new QuarantineVolume(tools(), store, "an empty volume").closings();

        assertThat(closings)
                .extracting(closing -> closing.gate().phrase())
                .containsExactly(store.kept(), store.undone());
        // The old data is gone; what an undo kept is still there, and nothing else offers it.
        assertThat(closings.get(0).kept(context)).isEmpty();
        assertThat(closings.get(1).kept(context).get(0).value()).startsWith("volume " + store.undone());
    }

    @Test
    void closingRemovesNothingBesideWhatItsGateNames() throws Exception {
        var store = FakeEngine.redis(site);
        engine.with(store.kept()).with(store.undone());
        Closing first = new QuarantineVolume(tools(), store, "an empty volume")
                .closings()
                .get(0);

        first.run(context);

        assertThat(engine.done()).containsExactly("remove volume " + store.kept());
    }

    @Test
    void refusesACopyThatDoesNotFitBeforeAnythingIsStopped() {
        engine.with("live", BIND).printing(script -> "2048 1024");

        assertThatThrownBy(() -> new CopySpace(tools(), FakeEngine.redis(site)).check())
                .hasMessage("a copy of volume 'live' needs 2.0 MiB and 1.0 MiB is free");
    }

    @Test
    void aRenameNeedsNoSpace() throws Exception {
        engine.with("live");
        new CopySpace(tools(), FakeEngine.redis(site)).check();
        assertThat(engine.done()).isEmpty();
    }

    @Test
    void tellsAWholeCopyFromOneThatWasCutShort() {
        assertThat(CopyMarks.of("").missing(STAMP)).isEmpty();
        assertThat(CopyMarks.of("away-%s moved".formatted(STAMP)).missing(STAMP))
                .isEmpty();
        assertThat(CopyMarks.of("away-%s copied".formatted(STAMP)).missing(STAMP))
                .isEmpty();
        assertThat(CopyMarks.of("away-%s copying".formatted(STAMP)).missing(STAMP))
                .contains("its copy was begun and not finished");
    }

    @Test
    void tellsAKeptVolumeWhoseContentWentBack() {
        var kept = "away-%s moved%n".formatted(STAMP);
        assertThat(CopyMarks.of(kept + "back-%s moved".formatted(STAMP)).missing(STAMP))
                .contains("an undo has brought its content back");
        assertThat(CopyMarks.of(kept + "back-%s copying".formatted(STAMP)).missing(STAMP))
                .isEmpty();
        assertThat(CopyMarks.of(kept + "away-%s moved".formatted(OTHER)).missing(STAMP))
                .contains("its content went into place at " + OTHER);
        assertThat(CopyMarks.of(kept + "away-%1$s moved%nback-%1$s copying".formatted(OTHER))
                        .missing(STAMP))
                .contains("its content was to come back by an undo that was not finished");
        assertThat(CopyMarks.of(kept + "away-%1$s moved%nback-%1$s moved".formatted(OTHER))
                        .missing(STAMP))
                .isEmpty();
    }
}
