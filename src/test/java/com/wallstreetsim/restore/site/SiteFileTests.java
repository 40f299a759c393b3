package com.wallstreetsim.restore.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SiteFileTests {
    private static final Path FILE = Path.of("/srv/wss/wss-restore.yaml");
    private static final Path EXAMPLE = Path.of("assets/wss-restore.example.yaml");

    @Test
    void theExampleHasEveryKeyThatIsKnownAndNoOther() throws Exception {
        List<Finding> findings = new ArrayList<>();
        Yaml.Mapping root = YamlReader.read(EXAMPLE, TextFile.read(EXAMPLE), findings);
        TreeSet<String> written = new TreeSet<>();
        keys(root, "", written);
        TreeSet<String> known = new TreeSet<>();
        keys(SiteKey.ROOT, "", known);

        assertThat(written).containsExactlyElementsOf(known);
        assertThat(SiteFile.read(EXAMPLE).findings()).isEmpty();
    }

    @Test
    void everyKeyOfTheExampleHasAWordOfExplanationAroundIt() throws Exception {
        String text = TextFile.read(EXAMPLE);

        assertThat(text.lines().filter(l -> l.strip().startsWith("#")).count()).isGreaterThan(25);
    }

    @Test
    void collectsEveryProblemWithLineAndExpectation() throws Exception {
        assertThat(texts("""
                        sit: x
                        postgres:
                          contaner: a
                          password-variable: my secret!
                          tables-to-check: agents
                          zzzzzz: 1
                        redis: wss_redis
                        probes:
                          - name: A
                            url: ftp://x
                            limit: 900
                            expect-status: ok
                            expect-json: [a]
                          - just text
                          - url: http://x
                        approvals: {swap: many}
                        contacts: {role: x}
                        backups:
                        clickhouse: {user: [a]}
                        """))
                .containsExactly(
                        ":1: unknown key 'sit'; did you mean 'site'",
                        ":3: unknown key 'postgres.contaner'; did you mean 'container'",
                        ":4: 'postgres.password-variable' is '***'; expected the name of a variable of the .env (never"
                                + " the password)",
                        ":5: 'postgres.tables-to-check' is a text; expected a list of table names",
                        ":6: unknown key 'postgres.zzzzzz'; expected one of service, container, database, user,"
                                + " password-variable, tables-to-check",
                        ":7: 'redis' is a text; expected a mapping",
                        ":10: 'url' is 'ftp://x'; expected an http:// address",
                        ":11: 'limit' is '900'; expected seconds from 1 to 300",
                        ":12: 'expect-status' is 'ok'; expected a number from 100 to 599",
                        ":13: 'expect-json' is a list; expected dotted paths with their values",
                        ":14: an item of 'probes' is a text; expected a mapping",
                        ":15: 'name' is missing here; expected a text",
                        ":16: 'approvals.swap' is 'many'; expected a number of persons from 1 to 5",
                        ":17: 'contacts' is a mapping; expected a list of mappings",
                        ":18: 'backups' has no value; it counts as left out",
                        ":19: 'clickhouse.user' is a list; expected a user's name");
    }

    @Test
    void whatIsUnderstoodIsKeptBesideWhatIsNot() throws Exception {
        SiteFile file = SiteFile.parse(FILE, "site: lab\nunknown: 1\napprovals: 2\n");

        assertThat(file.values().text("site")).contains("lab");
        assertThat(file.values().pairs("approvals")).containsEntry("default", "2");
        assertThat(file.findings()).hasSize(1);
    }

    @Test
    void anEmptyOneSaysNothing() throws Exception {
        assertThat(SiteFile.parse(FILE, "# nothing yet\n\n").findings()).isEmpty();
    }

    @Test
    void oneThatIsNoYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> SiteFile.parse(FILE, "site: lab\n  postgres: {"))
                .isInstanceOf(SiteException.class)
                .hasMessageStartingWith(FILE + ":2: not YAML: ");
    }

    private static List<String> texts(String yaml) throws SiteException {
        return SiteFile.parse(FILE, yaml).findings().stream()
                .map(f -> f.text().substring(FILE.toString().length()))
                .toList();
    }

    private static void keys(Yaml.Mapping mapping, String prefix, TreeSet<String> into) {
        mapping.entries().forEach((name, entry) -> {
            into.add(prefix + name);
            boolean free = name.equals("approvals") || name.equals("expect-json");
            if (entry.value() instanceof Yaml.Mapping inner && !free) {
                keys(inner, prefix + name + ".", into);
            } else if (entry.value() instanceof Yaml.Sequence sequence) {
                sequence.items().stream()
                        .filter(Yaml.Mapping.class::isInstance)
                        .forEach(item -> keys((Yaml.Mapping) item, prefix + name + ".", into));
            }
        });
    }

    private static void keys(SiteKey key, String prefix, TreeSet<String> into) {
        key.children().forEach(child -> {
            into.add(prefix + child.name());
            keys(child, prefix + child.name() + ".", into);
        });
    }
}
