package com.wallstreetsim.restore.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.RecordedCommands;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Compose is told, without a Docker. */
final class DockerComposeTests {
    private static final Path SITE = Path.of("/srv/wss");

    @Test
    void namesTheFileOfSettingsWhereItIsAnotherThanComposeTakesByItself() {
        assertThat(byHand(".env"))
                .isEqualTo("docker compose -f /srv/wss/db.yml --project-directory /srv/wss up -d redis");
        assertThat(byHand("deploy/site.env"))
                .isEqualTo("docker compose --env-file /srv/wss/deploy/site.env -f /srv/wss/db.yml"
                        + " --project-directory /srv/wss up -d redis");
    }

    private static String byHand(String env) {
        var place = new DockerCompose.Place(SITE.resolve("db.yml"), SITE.resolve(env), SITE);
        // Without containers of the site nobody asks the engine.
        var nobody = new DockerContainers(Optional.of("unix:///nowhere"));
        return new DockerCompose(new RecordedCommands(), nobody, place, List.of()).upByHand("redis");
    }
}
