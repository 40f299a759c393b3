package com.wallstreetsim.restore.runbook.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.FakeContainer;
import com.wallstreetsim.restore.adapter.FakeEngine;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.adapter.docker.DockerHelpers;
import com.wallstreetsim.restore.adapter.docker.DockerVolumes;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.site.ServiceSite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody wrote who started the service meanwhile is never deleted. */
@Timeout(120)
class VolumeUsersIT {
    private static final Optional<String> DOCKER = Optional.ofNullable(System.getenv("DOCKER_HOST"));

    @TempDir
    Path directory;

    private final String volume = "wss-filled-" + UUID.randomUUID().toString().substring(0, 8);
    private final FakeEngine engine = new FakeEngine();
    private StoreTools tools;
    private Store store;

    @BeforeEach
    void aVolume() throws Exception {
        var fake = engine.tools(FakeEngine.site(directory.toRealPath()));
        tools = new StoreTools(
                fake.site(),
                new DockerContainers(DOCKER),
                new DockerVolumes(DOCKER),
                new DockerHelpers(DOCKER),
                fake.compose(),
                fake.applications(),
                fake.files(),
                fake.web());
        tools.volumes().create(volume, Map.of());
        var at = new ServiceSite("redis", volume, 6379, Optional.empty());
        store = new Store(at, volume, "alpine:latest", FakeEngine.RUN);
    }

    @AfterEach
    void remove() throws Exception {
        tools.volumes().remove(volume);
    }

    @Test
    void anEmptyVolumeIsTakenAndAFilledOneRefusedWithItsNames() throws Exception {
        var users = new VolumeUsers(tools, store);
        inside("mkdir /volume/lost+found; touch /volume/.wss-away-20261122_170133");
        users.refuseFilled();

        inside("touch /volume/.hidden /volume/dump.rdb");

        assertThatThrownBy(users::refuseFilled)
                .hasMessage("volume '%s' was left empty and holds data now: .hidden dump.rdb".formatted(volume));
        assertThat(inside("ls -A /volume | wc -l").strip()).isEqualTo("4");
    }

    /** A second look, from a screen or from `check`, runs beside the engine's own. */
    @Test
    void twoLooksAtOnceDoNotTakeEachOthersHelper() throws Exception {
        var place = new Helper.Place(true, volume, "/volume", false);
        try (var one = HelperShell.open(tools, store, "look", List.of(place));
                var other = HelperShell.open(tools, store, "look", List.of(place))) {
            assertThat(one.must("echo one")).isEqualTo("one");
            assertThat(other.must("echo other")).isEqualTo("other");
            assertThat(tools.helpers().startingWith(store.helper("look").value()))
                    .hasSize(2);
        }
        assertThat(tools.helpers().startingWith(store.helper("look").value())).isEmpty();
    }

    @Test
    void aServiceThatWasStartedAndStoppedSinceIsSeen() throws Exception {
        var context = new TestContext();
        var halted = Instant.EPOCH.plusSeconds(9);
        var fake = engine.with(FakeContainer.in("wss_redis", "exited").started(halted, halted))
                .with("live");
        var site = FakeEngine.site(directory.toRealPath());
        var users = new VolumeUsers(fake.tools(site), FakeEngine.redis(site));
        users.remember(context);
        users.refuseStarted(context);

        engine.with(FakeContainer.in("wss_redis", "exited").started(halted.plusSeconds(1), halted));

        assertThatThrownBy(() -> users.refuseStarted(context))
                .hasMessage("container 'wss_redis' was started since its data was kept");
    }

    private String inside(String script) throws Exception {
        try (var shell =
                HelperShell.open(tools, store, "test", List.of(new Helper.Place(true, volume, "/volume", true)))) {
            return shell.must(script);
        }
    }
}
