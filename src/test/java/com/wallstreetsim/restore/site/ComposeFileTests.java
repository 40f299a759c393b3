package com.wallstreetsim.restore.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ComposeFileTests {
    private static final Path FILE = Path.of("/srv/Wall Street_Sim/compose.yaml");
    private static final EnvFile ENV = EnvFile.parse(Path.of("/srv/.env"), "PG=15432\nREDIS_PASSWORD='s e'\n");

    @Test
    void readsShortAndLongSyntaxWithVariables() throws Exception {
        ComposeFile compose = ComposeFile.parse(FILE, """
                services:
                  db:
                    image: postgres:${TAG:-16}-alpine
                    container_name: ${PREFIX-wss}_postgres
                    environment: ["POSTGRES_DB=x", REDIS_PASSWORD, UNKNOWN]
                    ports: ["127.0.0.1:${PG}:5432", "[::1]:7000-7001:8000-8001", "9999", "53:53/udp"]
                    volumes: [data:/var/lib/data, "./conf:/etc/conf:ro", /anonymous]
                    labels: {wss.lab: one, empty: }
                    healthcheck: {test: [CMD, "true"]}
                    env_file: [a.env, {path: b.env, required: false}]
                  cache:
                    command: redis-server --requirepass "$$SECRET"
                    environment: {SECRET: abc, PRICE: $$5}
                    ports:
                      - {target: 6379, published: "16379", host_ip: 127.0.0.1}
                    volumes:
                      - {type: bind, source: /srv/x, target: /data, read_only: true}
                    healthcheck: {disable: true}
                """, ENV);

        ComposeService db = compose.service("db").orElseThrow();
        assertThat(compose.findings()).isEmpty();
        assertThat(db.image()).contains("postgres:16-alpine");
        assertThat(db.containerName()).contains("wss_postgres");
        assertThat(db.environment())
                .isEqualTo(Map.of("POSTGRES_DB", Secret.of("x"), "REDIS_PASSWORD", Secret.of("s e")));
        assertThat(db.ports())
                .containsExactly(
                        new PublishedPort("127.0.0.1", 15432, 5432),
                        new PublishedPort("::1", 7000, 8000),
                        new PublishedPort("::1", 7001, 8001));
        assertThat(db.volumes())
                .containsExactly(
                        new ComposeVolume(ComposeVolume.Kind.NAMED, Optional.of("data"), "/var/lib/data", false),
                        new ComposeVolume(ComposeVolume.Kind.BIND, Optional.of("./conf"), "/etc/conf", true),
                        new ComposeVolume(ComposeVolume.Kind.ANONYMOUS, Optional.empty(), "/anonymous", false));
        assertThat(db.labels()).isEqualTo(Map.of("wss.lab", "one", "empty", ""));
        assertThat(db.envFiles()).containsExactly("a.env", "b.env");
        assertThat(db.hasHealthCheck()).isTrue();
        ComposeService cache = compose.service("cache").orElseThrow();
        assertThat(cache.option("--requirepass")).contains(Secret.of("abc"));
        assertThat(cache.environment()).containsEntry("PRICE", Secret.of("$5"));
        assertThat(cache.published(6379)).contains(new PublishedPort("127.0.0.1", 16379, 6379));
        assertThat(cache.volumes())
                .containsExactly(new ComposeVolume(ComposeVolume.Kind.BIND, Optional.of("/srv/x"), "/data", true));
        assertThat(cache.hasHealthCheck()).isFalse();
    }

    @Test
    void theProjectIsNamedByEnvThenFileThenDirectory() throws Exception {
        EnvFile named = EnvFile.parse(Path.of("/srv/.env"), "COMPOSE_PROJECT_NAME=fromenv");

        assertThat(ComposeFile.parse(FILE, "services: {a: {}}", ENV).project()).isEqualTo("wallstreet_sim");
        assertThat(ComposeFile.parse(FILE, "name: given\nservices: {a: {}}", ENV)
                        .project())
                .isEqualTo("given");
        assertThat(ComposeFile.parse(FILE, "name: given\nservices: {a: {}}", named)
                        .project())
                .isEqualTo("fromenv");
    }

    @Test
    void listsItsVariablesAndNamesMissingOnes() throws Exception {
        ComposeFile compose = ComposeFile.parse(FILE, """
                services:
                  a:
                    image: ${PG}${WITH:-default}
                    command: ${NEEDED:?say it}
                    container_name: $PLAIN
                """, ENV);

        assertThat(compose.variables())
                .containsExactly(
                        new RequiredVariable("PG", 3, true, false),
                        new RequiredVariable("WITH", 3, false, true),
                        new RequiredVariable("NEEDED", 4, false, false),
                        new RequiredVariable("PLAIN", 5, false, false));
        assertThat(texts(compose))
                .containsExactly(
                        FILE + ":4: variable NEEDED has no value; Compose refuses to start without it",
                        FILE + ":5: variable PLAIN has no value; Compose takes an empty text for it");
    }

    @Test
    void collectsWrongShapesWithLineAndExpectation() throws Exception {
        ComposeFile compose = ComposeFile.parse(FILE, """
                services:
                  a: text
                  b:
                    image: [x]
                    ports: ["70000:1", "abc"]
                    volumes: ["a:b:c:d", {source: x}]
                    container_name: a${
                  b: {}
                """, ENV);

        assertThat(texts(compose))
                .containsExactly(
                        FILE + ":8: 'b' is given a second time, first in line 3; expected one",
                        FILE + ":7: '${' without its '}'; expected $NAME, ${NAME:-default}, or $$ for a plain $",
                        FILE + ":2: service 'a' is a text; expected a mapping",
                        FILE + ":4: 'image' is a list; expected a text",
                        FILE + ":5: '70000:1' is not a pair of ports from 1 to 65535; expected [address:]port:port,"
                                + " such as \"127.0.0.1:5432:5432\"",
                        FILE + ":5: 'abc' is not a port; expected [address:]port:port, such as"
                                + " \"127.0.0.1:5432:5432\"",
                        FILE + ":6: 'a:b:c:d' is not a volume; expected source:/path[:ro]",
                        FILE + ":6: a volume without 'target'; expected the path in the container");
        assertThat(compose.services()).containsOnlyKeys("b");
    }

    @Test
    void mergesAnchorsAsComposeFilesUseThem() throws Exception {
        ComposeFile compose = ComposeFile.parse(
                FILE,
                "x-base: &base {image: i, container_name: base}\nservices:\n  a:\n    <<: *base\n    container_name: own\n",
                ENV);

        assertThat(compose.service("a").orElseThrow().image()).contains("i");
        assertThat(compose.service("a").orElseThrow().containerName()).contains("own");
    }

    @Test
    void whatIsNoYamlMappingIsRefusedWithItsLine() {
        refused("", ":1: the file is empty; expected a YAML mapping");
        refused("- a\n- b\n", ":1: found a list; expected a YAML mapping");
        refused("a: 1\n---\nb: 2\n", ":2: a second document begins; expected one");
        refused("services:\n  a: [1\n", ":3: not YAML: expected ',' or ']', but got <stream end>");
        refused(
                "services:\n\ta: 1\n",
                ":2: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not"
                        + " use \\t(TAB) for indentation)");
        refused("a: *none\n", ":1: an alias without its anchor before it; expected '&name' above");
        refused("a: &x [*x]\n", ":1: an alias without its anchor before it; expected '&name' above");
    }

    @Test
    @Timeout(10)
    void hostileFilesAreErrorsAndNotHangs() {
        String laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 20; i++) {
            laughs += "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9));
        }
        refused(laughs, ":13: more than 100 aliases; expected a plain file");
        refused("a: " + "[".repeat(500_000), ":1: nested more than 40 deep; expected a plain file");
        refused("- ".repeat(400_000), ":1: nested more than 40 deep; expected a plain file");
        refused("a: [" + "1,".repeat(200_000) + "]", ":1: more than 100000 elements; expected a small file");
    }

    @Test
    @Timeout(10)
    void sharedNodesAreWalkedOnce() throws Exception {
        StringBuilder text = new StringBuilder("services: {a: {}}\na0: &a0 [$X]\n");
        for (int i = 1; i < 50; i++) {
            text.append("a%d: &a%d [*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        ComposeFile compose = ComposeFile.parse(FILE, text.toString(), ENV);

        assertThat(compose.variables()).containsExactly(new RequiredVariable("X", 2, false, false));
    }

    @Test
    @Timeout(10)
    void aValueOfNothingButBracesIsReadInOnePass() throws Exception {
        ComposeFile compose = ComposeFile.parse(FILE, "services: {a: {}}\nx: '" + "${".repeat(300_000) + "'\n", ENV);

        assertThat(compose.findings()).isNotEmpty();
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> ComposeFile.parse(FILE, text, ENV))
                .isInstanceOf(SiteException.class)
                .hasMessage(FILE + message);
    }

    private static List<String> texts(ComposeFile compose) {
        return compose.findings().stream().map(Finding::text).toList();
    }
}
