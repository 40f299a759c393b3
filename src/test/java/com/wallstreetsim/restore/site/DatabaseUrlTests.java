package com.wallstreetsim.restore.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DatabaseUrlTests {
    @Test
    void readsEveryPartAndShowsNoPassword() {
        var url = DatabaseUrl.of(Secret.of("postgresql://wss%5Fuser:p%40ss+word@localhost:15432/wallstreetsim?ssl=no"))
                .orElseThrow();

        assertThat(url)
                .isEqualTo(new DatabaseUrl("wss_user", Secret.of("p@ss+word"), "localhost", 15432, "wallstreetsim"))
                .asString()
                .isEqualTo(
                        "DatabaseUrl[user=wss_user, password=***, host=localhost, port=15432, database=wallstreetsim]");
    }

    @Test
    void takesTheUsualPort() {
        assertThat(DatabaseUrl.of(Secret.of("postgres://u:p@db/wss"))
                        .orElseThrow()
                        .port())
                .isEqualTo(5432);
    }

    @Test
    void isEmptyForWhatIsNoUrlOfPostgres() {
        assertThat(DatabaseUrl.of(Secret.of("mysql://u:p@db/wss"))).isEmpty();
        assertThat(DatabaseUrl.of(Secret.of("not a url"))).isEmpty();
        assertThat(DatabaseUrl.of(Secret.of(""))).isEmpty();
    }
}
