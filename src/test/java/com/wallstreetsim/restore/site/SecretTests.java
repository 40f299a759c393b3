package com.wallstreetsim.restore.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SecretTests {
    private static final Secret HARD = Secret.of("p@ss w+rd/\"x'y\\z");

    @Test
    void neverPrintsItselfNotEvenInsideOfARecord() {
        var site =
                new RedisSite(new ServiceSite("r", "c", 6379, Optional.empty()), Optional.of(HARD), "REDIS_PASSWORD");

        assertThat(site.toString()).contains("***").doesNotContain("p@ss");
        assertThat(HARD).hasToString("***");
    }

    @Test
    void equalsBySameTextOnly() {
        assertThat(Secret.of("abc")).isEqualTo(Secret.of("abc")).isNotEqualTo(Secret.of("abd"));
        assertThat(Secret.of("abc").hashCode()).isEqualTo(Secret.of("other").hashCode());
    }

    @Test
    void isMaskedInEveryFormItIsWrittenIn() {
        Redactor redactor = Redactor.of(List.of(HARD), Set.of());

        assertThat(redactor.apply("as is p@ss w+rd/\"x'y\\z end")).isEqualTo("as is *** end");
        assertThat(redactor.apply("url p%40ss%20w%2Brd%2F%22x%27y%5Cz end")).isEqualTo("url *** end");
        assertThat(redactor.apply("form p%40ss+w%2Brd%2F%22x%27y%5Cz end")).isEqualTo("form *** end");
        assertThat(redactor.apply("low p%40ss+w%2brd%2f%22x%27y%5cz end")).isEqualTo("low *** end");
        assertThat(redactor.apply("json p@ss w+rd/\\\"x'y\\\\z end")).isEqualTo("json *** end");
        assertThat(redactor.apply("shell p@ss w+rd/\"x'\\''y\\z end")).isEqualTo("shell *** end");
    }

    @Test
    void ofTwoOverlappingSecretsNoneLeavesItsTail() {
        Redactor redactor = Redactor.of(List.of(Secret.of("abcdef"), Secret.of("defghi")), Set.of());

        assertThat(redactor.apply("<abcdefghi> <abcdef>")).isEqualTo("<***> <***>");
    }

    @Test
    void passwordsInUrlsGoEvenWhenNobodyToldOfThem() {
        assertThat(Redactor.none().apply("at postgresql://wss_user:hunter2@db:5432/x and http://h/a:b"))
                .isEqualTo("at postgresql://wss_user:***@db:5432/x and http://h/a:b");
        assertThat(Redactor.none().apply("redis://:hunter2@db")).isEqualTo("redis://:***@db");
    }

    @Test
    void accessTokensInUrlsOfTheWebGo() {
        assertThat(Redactor.none().apply("fatal: https://ghp_0123456789@github.com/o/r.git and http://t:@h/x"))
                .isEqualTo("fatal: https://***@github.com/o/r.git and http://***@h/x");
        assertThat(Redactor.none().apply("https://ghp_01:x-oauth-basic@h/r")).isEqualTo("https://***@h/r");
        assertThat(Redactor.none().apply("ssh://git@host/r git@host:r https://h/@scope/r?a@b"))
                .isEqualTo("ssh://git@host/r git@host:r https://h/@scope/r?a@b");
    }

    @Test
    void shortOnesAndNamesAreMaskedOnlyWhereAPasswordStands() {
        Redactor redactor = Redactor.of(List.of(Secret.of("42"), Secret.of("wallstreetsim")), Set.of("wallstreetsim"));

        assertThat(redactor.apply("loaded 42 rows into 'wallstreetsim'"))
                .isEqualTo("loaded 42 rows into 'wallstreetsim'");
        assertThat(redactor.apply("PGPASSWORD=42 psql wallstreetsim")).isEqualTo("PGPASSWORD=*** psql wallstreetsim");
        assertThat(redactor.apply("--requirepass wallstreetsim")).isEqualTo("--requirepass ***");
    }

    @Test
    void valuesThatStandEverywhereAreNotMasked() {
        Redactor redactor = Redactor.of(List.of(Secret.of("true"), Secret.of("3600"), Secret.of("")), Set.of());

        assertThat(redactor.apply("it is true after 3600 s")).isEqualTo("it is true after 3600 s");
    }

    @Test
    void eachLineOfASecretOfSeveralLinesIsMasked() {
        Redactor redactor = Redactor.of(List.of(Secret.of("-----BEGIN\nMIIEvQ\n-----END")), Set.of());

        assertThat(redactor.apply("  MIIEvQ")).isEqualTo("  ***");
    }
}
