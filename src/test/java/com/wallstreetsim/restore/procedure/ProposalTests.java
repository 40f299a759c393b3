package com.wallstreetsim.restore.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProposalTests {
    @Test
    void isTypedAsAShellTakesIt() throws Exception {
        var answers =
                Answers.NONE.with("file", "/srv/it's here & there/a=b.rdb").with("rdb", "newest");
        var proposal = new Proposal("Put it back", new ProcedureId("redis.restore"), answers);

        var shell = new ProcessBuilder(
                        "sh", "-c", "for word in %s; do echo \"$word\"; done".formatted(proposal.byHand()))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "wss-restore",
                        "run",
                        "redis.restore",
                        "--set",
                        "file=/srv/it's here & there/a=b.rdb",
                        "--set",
                        "rdb=newest");
    }
}
