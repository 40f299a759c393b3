package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recovery asks and obeys before there is a site, and where there is one already. */
final class RecoverySitesTests {
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @TempDir
    Path temporary;

    private RecoverySites sites() {
        return new RecoverySites("test", temporary.resolve("state"), executor, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void theRuleForGatesOfASiteThatIsThereHoldsForARecoveryInto() throws Exception {
        var site = Files.createDirectory(temporary.toRealPath().resolve("site"));
        var sites = sites();
        assertThat(sites.approvalsFor(site, "swap")).isEqualTo(1);

        CrashSiteFiles.write(site, "wss-approvals");
        assertThat(sites.approvalsFor(site, "swap")).isEqualTo(1);
        var file = site.resolve("wss-restore.yaml");
        Files.writeString(file, Files.readString(file) + "approvals: {swap: 2, default: 3}\n");
        assertThat(sites.approvalsFor(site, "swap")).isEqualTo(2);
        assertThat(sites.approvalsFor(site, "engine")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ghp_0123456789abcdef@github.com/o/r.git",
                "HTTPS://user@host/r.git#main",
                "http://:x@host/r",
                "https://user:pass@host/r",
                "ssh://git:pass@host/r",
                "git+ssh://git:pass@host/r"
            })
    void refusesAnAddressThatMayHoldASecret(String address) {
        assertThat(refusal(address))
                .contains("the address holds a password, a token or a user's name in front of '@'; give git the access"
                        + " by a key or its credential store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@host:group/site.git",
                "ssh://git@host/group/site.git#main",
                "https://github.com/o/r.git",
                "https://host/@scope/r.git#v@1",
                "/srv/site.git"
            })
    void takesAnAddressWithoutOne(String address) {
        assertThat(refusal(address)).isEmpty();
    }

    private Optional<String> refusal(String address) {
        return sites().procedure(temporary).questions(Answers.NONE.with("code", "git")).stream()
                .filter(question -> question.name().equals("source"))
                .map(Question.Text.class::cast)
                .findFirst()
                .orElseThrow()
                .problem(address);
    }
}
