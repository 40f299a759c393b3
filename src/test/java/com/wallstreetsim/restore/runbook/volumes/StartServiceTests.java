package com.wallstreetsim.restore.runbook.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.FakeEngine;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.Compose.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container is removed only when it can be made anew, and from what it was made from. */
final class StartServiceTests {
    private static final Origin TWO = new Origin(Optional.of("theirs"), List.of("/srv/a.yml", "/srv/b.yml"), true);

    @TempDir
    Path directory;

    private final FakeEngine engine =
            new FakeEngine().with("wss_redis", "exited").madeFrom(TWO);
    private final TestContext context = new TestContext();
    private StartService anew;
    private StartService again;

    @BeforeEach
    void open() throws Exception {
        var site = FakeEngine.site(directory.toRealPath());
        var tools = engine.tools(site);
        anew = new StartService(tools, FakeEngine.redis(site), true, asked -> "PONG");
        again = new StartService(tools, FakeEngine.redis(site), false, asked -> "PONG");
    }

    @Test
    void isMadeAnewFromTheFilesItWasMadeFrom() throws Exception {
        assertThat(anew.run(context).summary()).isEqualTo("PONG");

        assertThat(engine.done()).containsExactly("remove wss_redis", "up redis from [/srv/a.yml, /srv/b.yml]");
    }

    @Test
    void isMadeFromThemAlsoAfterACrashThatLeftNone() throws Exception {
        anew.run(context);

        anew.run(context);

        assertThat(engine.done())
                .containsExactly(
                        "remove wss_redis",
                        "up redis from [/srv/a.yml, /srv/b.yml]",
                        "up redis from [/srv/a.yml, /srv/b.yml]");
    }

    @Test
    void isNotRemovedWhereItCouldNotBeMadeAnew() {
        engine.withoutItsFiles();

        assertThatThrownBy(() -> anew.run(context)).hasMessage("a compose file is gone");

        assertThat(engine.done()).isEmpty();
    }

    @Test
    void isOnlyStartedWhereItsContainerStays() throws Exception {
        assertThat(again.run(context).summary()).isEqualTo("PONG");

        assertThat(engine.done()).containsExactly("start wss_redis");
    }

    @Test
    void isLeftWhenItRuns() throws Exception {
        engine.with("wss_redis", "running");

        assertThat(anew.run(context).summary()).isEqualTo("PONG");

        assertThat(engine.done()).isEmpty();
    }
}
