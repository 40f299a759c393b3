package com.wallstreetsim.restore.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteLoaderTests {
    private static final String COMPOSE = """
            name: lab
            services:
              postgres:
                image: postgres:16-alpine
                container_name: lab_postgres
                labels: ["wss.lab=one"]
                environment:
                  POSTGRES_USER: ${POSTGRES_USER:-wss_user}
                  POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-wss_password}
                  POSTGRES_DB: ${POSTGRES_DB:-wallstreetsim}
                ports: ["127.0.0.1:15432:5432"]
              redis:
                image: redis:7-alpine
                container_name: lab_redis
                labels: {wss.lab: one}
                command: redis-server /etc/redis.conf --requirepass ${REDIS_PASSWORD:-redis_password}
              clickhouse:
                image: clickhouse/clickhouse-server:latest
                labels: {wss.lab: one}
                environment: {CLICKHOUSE_PASSWORD: "${CLICKHOUSE_PASSWORD:-clickhouse_password}"}
                ports: ["127.0.0.1:18123:8123", "127.0.0.1:19000:9000"]
            """;
    private static final String ENV =
            "POSTGRES_DB=lab_db\nPOSTGRES_PASSWORD=pg-secret-value\nREDIS_PASSWORD=redis-secret-value\nAPI_PORT=18080\n";

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void aSiteInGoodOrder() throws IOException {
        directory = Files.createDirectories(temporary.toRealPath().resolve("site"));
        write("docker-compose.db.yml", COMPOSE);
        write(".env", ENV);
        write("ecosystem.config.js", "");
        write(".wss-lab", "one\n");
        Files.createDirectories(directory.resolve("backups/weekly"));
    }

    @Test
    void isReadFromItsFiles() throws Exception {
        Site site = SiteLoader.load(directory);

        assertThat(site.findings()).isEmpty();
        assertThat(site.name()).isEqualTo("lab");
        assertThat(site.postgres())
                .isEqualTo(new PostgresSite(
                        new ServiceSite(
                                "postgres",
                                "lab_postgres",
                                5432,
                                Optional.of(new PublishedPort("127.0.0.1", 15432, 5432))),
                        "lab_db",
                        "wss_user",
                        Optional.of(Secret.of("pg-secret-value")),
                        "POSTGRES_PASSWORD",
                        List.of("agents", "companies", "orders", "trades")));
        assertThat(site.redis().password()).contains(Secret.of("redis-secret-value"));
        assertThat(site.clickhouse().password()).contains(Secret.of("clickhouse_password"));
        assertThat(site.clickhouse().container()).isEqualTo("lab-clickhouse-1");
        assertThat(site.clickhouse().at().published()).contains(new PublishedPort("127.0.0.1", 18123, 8123));
        assertThat(site.labId()).contains("one");
        assertThat(site.paths().weekly()).isEqualTo(directory.resolve("backups/weekly"));
        assertThat(site.applications().names()).containsExactly("wss-web", "wss-api", "wss-engine");
        assertThat(site.probes().stream().map(ProbeSpec::url))
                .containsExactly(
                        "http://127.0.0.1:18080/health",
                        "http://127.0.0.1:18080/agents",
                        "http://127.0.0.1:3000/",
                        "http://127.0.0.1:18080/socket.io/?EIO=4&transport=polling");
        assertThat(site.policy().approvalsFor("swap")).isEqualTo(1);
    }

    @Test
    void theExampleSiteFileIsTheDefaults() throws Exception {
        Site without = SiteLoader.load(directory);
        write("wss-restore.yaml", Files.readString(Path.of("assets/wss-restore.example.yaml")));

        Site site = SiteLoader.load(directory);

        assertThat(site.probes()).isEqualTo(without.probes());
        assertThat(site.applications().names()).isEqualTo(without.applications().names());
        assertThat(site.postgres().tablesToCheck()).isEqualTo(without.postgres().tablesToCheck());
        assertThat(site.paths().backups()).isEqualTo(without.paths().backups());
        assertThat(site.applications().pm2()).isEqualTo(directory + "/node_modules/.bin/pm2");
        assertThat(site.policy()).isEqualTo(new SitePolicy(Map.of("default", 1, "swap", 2), Optional.of("operators")));
        assertThat(site.notes().auditTable()).contains(new AuditTable("public.actions", "created_at"));
        assertThat(site.contacts()).extracting(Contact::role).containsExactly("Primary DBA");
        assertThat(site.refusals()).isEmpty();
    }

    @Test
    void theSiteFileGoesFirst() throws Exception {
        write(
                "wss-restore.yaml",
                "site: other\npostgres: {container: c, database: d, user: u, password-variable: MINE}\n"
                        + "probes: [{name: P, url: 'http://127.0.0.1:${PORT}/x', limit: 7, expect-text: hi}]\n");
        write(".env", ENV + "MINE=mine-secret\nPORT=13000\n");

        Site site = SiteLoader.load(directory);

        assertThat(site.name()).isEqualTo("other");
        assertThat(site.postgres().container()).isEqualTo("c");
        assertThat(site.postgres().database()).isEqualTo("d");
        assertThat(site.postgres().password()).contains(Secret.of("mine-secret"));
        assertThat(site.probes())
                .containsExactly(new ProbeSpec(
                        "P",
                        "http://127.0.0.1:13000/x",
                        200,
                        Map.of(),
                        Optional.of("hi"),
                        Duration.ofSeconds(7),
                        Optional.empty()));
    }

    @Test
    void withoutItsComposeFileItIsStillASite() throws Exception {
        Files.delete(directory.resolve("docker-compose.db.yml"));

        Site site = SiteLoader.load(directory);

        assertThat(texts(site))
                .first()
                .asString()
                .isEqualTo(directory + "/docker-compose.db.yml: the compose file does not exist; expected one of"
                        + " docker-compose.db.yml, docker-compose.db.yaml, docker-compose.yml, docker-compose.yaml,"
                        + " compose.yaml, compose.yml");
        assertThat(site.postgres().container()).isEqualTo("wss_postgres");
        assertThat(site.postgres().password()).contains(Secret.of("pg-secret-value"));
        assertThat(site.labId()).isEmpty();
    }

    @Test
    void withoutItsEnvFileItSaysWhatComposeWouldDo() throws Exception {
        Files.delete(directory.resolve(".env"));

        Site site = SiteLoader.load(directory);

        assertThat(texts(site))
                .containsExactly(directory + "/.env: the .env file does not exist; Compose would silently use the"
                        + " defaults of the compose file");
        assertThat(site.postgres().password()).contains(Secret.of("wss_password"));
    }

    @Test
    void aBrokenSiteFileIsARefusalAndTheRestIsShown() throws Exception {
        write("wss-restore.yaml", "postgres: {contaner: x}\n");

        Site site = SiteLoader.load(directory);

        assertThat(site.refusals().stream().map(Finding::text))
                .containsExactly(directory + "/wss-restore.yaml:1: unknown key 'postgres.contaner'; did you mean"
                        + " 'container'");
        assertThat(site.postgres().container()).isEqualTo("lab_postgres");
    }

    @Test
    void brokenFilesAreFindings() throws Exception {
        write("docker-compose.db.yml", "services: [");
        write(".env", "A=\0");
        write("wss-restore.yaml", "- x");

        assertThat(texts(SiteLoader.load(directory)))
                .contains(
                        directory + "/wss-restore.yaml:1: found a list; expected a YAML mapping",
                        directory + "/.env:1: a NUL byte found; expected text in UTF-8",
                        directory + "/.env: no password for PostgreSQL; expected POSTGRES_PASSWORD")
                .anyMatch(t -> t.startsWith(directory + "/docker-compose.db.yml:1: not YAML: "));
    }

    @Test
    void aMissingServiceIsNamedWithThoseThatExist() throws Exception {
        write("docker-compose.db.yml", "services: {db: {image: 'registry/x/postgres:16'}, cache: {image: valkey}}");

        Site site = SiteLoader.load(directory);

        assertThat(site.postgres().service()).isEqualTo("db");
        assertThat(texts(site))
                .contains(directory + "/docker-compose.db.yml: no service 'redis'; expected one of db, cache");
    }

    @Test
    void theMarkOfALabNeedsEveryServiceAndTheFile() throws Exception {
        write("docker-compose.db.yml", COMPOSE.replace("labels: {wss.lab: one}", "labels: {wss.lab: two}"));
        Site mixed = SiteLoader.load(directory);
        write("docker-compose.db.yml", COMPOSE);
        write(".wss-lab", "two");
        Site other = SiteLoader.load(directory);
        Files.delete(directory.resolve(".wss-lab"));
        Site unmarked = SiteLoader.load(directory);

        assertThat(List.of(mixed, other, unmarked)).allMatch(s -> s.labId().isEmpty());
        assertThat(texts(unmarked))
                .containsExactly(directory + "/.wss-lab: half of a lab's mark; expected the same id here and as label"
                        + " wss.lab of every service, so this site counts as LIVE");
    }

    @Test
    void anEnvFileThatOthersCanReadIsNamed() throws Exception {
        Files.setPosixFilePermissions(directory.resolve(".env"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(SiteLoader.load(directory).findings())
                .containsExactly(Finding.warning(
                        directory.resolve(".env"),
                        0,
                        "every user of this host can read the secrets in it; expected mode 0600",
                        "Run: chmod 600 " + directory + "/.env"));
    }

    @Test
    void pathsOutOfTheSiteAreSaidAlsoThroughALink() throws Exception {
        Path elsewhere = Files.createDirectories(temporary.toRealPath().resolve("elsewhere"));
        Files.delete(directory.resolve("backups/weekly"));
        Files.delete(directory.resolve("backups"));
        Files.createSymbolicLink(directory.resolve("backups"), elsewhere);

        assertThat(texts(SiteLoader.load(directory)))
                .contains(directory + "/backups: the backup directory is outside of the site's directory, at "
                        + elsewhere);
    }

    @Test
    void aDirectoryThatIsALinkIsResolvedAndSaidSo() throws Exception {
        Path link = Files.createSymbolicLink(temporary.toRealPath().resolve("link"), directory);

        Site site = SiteLoader.load(link);

        assertThat(site.directory()).isEqualTo(directory);
        assertThat(texts(site)).containsExactly(link + ": the site's directory is a link to " + directory);
    }

    @Test
    void aDirectoryThatIsNoSiteIsRefused() {
        assertThatThrownBy(() -> SiteLoader.load(temporary))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining(": not a site; expected wss-restore.yaml or one of docker-compose.db.yml");
    }

    @Test
    void aSiteThatIsStillToBeHasTheDefaults() {
        Site site = SiteLoader.planned(temporary.resolve("new"));

        assertThat(site.postgres().container()).isEqualTo("wss_postgres");
        assertThat(site.postgres().database()).isEqualTo("wallstreetsim");
        assertThat(site.findings()).isNotEmpty();
    }

    @Test
    void containersAsDockerKnowsThemReplaceThoseOfTheFile() throws Exception {
        Site site = SiteLoader.load(directory).withContainers(Map.of("postgres", "lab-postgres-2"));

        assertThat(site.postgres().container()).isEqualTo("lab-postgres-2");
        assertThat(site.redis().container()).isEqualTo("lab_redis");
    }

    @Test
    void noSecretIsInAnythingItPrints() throws Exception {
        write(".env", ENV + "JWT_SECRET=jwt-secret-value\nDATABASE_URL=postgresql://u:pg%2Dsecret%2Dvalue@h/d\n");
        write("docker-compose.db.yml", COMPOSE.replace("127.0.0.1:15432:5432", "${JWT_SECRET}"));

        Site site = SiteLoader.load(directory);

        String all = site + " " + site.postgres() + site.redis() + site.clickhouse() + site.findings();
        assertThat(all).doesNotContain("secret-value").contains("'***' is not a port");
        assertThat(site.redactor().apply("pg-secret-value redis-secret-value jwt-secret-value clickhouse_password"))
                .isEqualTo("*** *** *** ***");
    }

    @Test
    void aPasswordThatIsANameIsNamed() throws Exception {
        write(".env", ENV.replace("pg-secret-value", "lab_db"));

        Site site = SiteLoader.load(directory);

        assertThat(texts(site))
                .containsExactly(directory + "/.env: the password of PostgreSQL is one of the site's names; it cannot"
                        + " be masked everywhere");
        assertThat(site.redactor().apply("drop 'lab_db' PGPASSWORD=lab_db")).isEqualTo("drop 'lab_db' PGPASSWORD=***");
    }

    @Test
    void aPortThatIsNoneIsNamedOnce() throws Exception {
        write(".env", ENV.replace("18080", "eighty"));

        assertThat(texts(SiteLoader.load(directory)))
                .containsExactly(directory + "/.env:4: API_PORT is not a port; expected a number from 1 to 65535");
    }

    @Test
    void theFinderGoesUpwardThenToTheUsualPlace() throws Exception {
        Path below = Files.createDirectories(directory.resolve("a/b"));
        Path empty = Files.createDirectories(temporary.toRealPath().resolve("empty"));
        SiteFinder finder = new SiteFinder(directory);

        assertThat(finder.find(Optional.empty(), directory))
                .isEqualTo(new SiteFinder.Found(directory, "current directory"));
        assertThat(finder.find(Optional.empty(), below))
                .isEqualTo(new SiteFinder.Found(directory, "above the current directory"));
        assertThat(finder.find(Optional.empty(), empty))
                .isEqualTo(new SiteFinder.Found(directory, "the usual directory"));
        assertThat(finder.find(Optional.of(Path.of("../site")), empty))
                .isEqualTo(new SiteFinder.Found(directory, "--site"));
    }

    @Test
    void theFinderTellsWhatItTried() throws Exception {
        Path empty = Files.createDirectories(temporary.toRealPath().resolve("empty"));
        SiteFinder finder = new SiteFinder(empty.resolve("usual"));

        assertThatThrownBy(() -> finder.find(Optional.empty(), empty))
                .isInstanceOf(SiteException.class)
                .hasMessageStartingWith("no site found; looked for wss-restore.yaml and docker-compose.db.yml")
                .hasMessageContaining(" in " + empty + ", " + empty.getParent() + ", ")
                .hasMessageEndingWith(", " + empty.resolve("usual"));
        assertThatThrownBy(() -> finder.find(Optional.of(Path.of("none")), empty))
                .hasMessageStartingWith(empty.resolve("none") + ": the directory does not exist; expected");
        assertThatThrownBy(() -> finder.find(Optional.of(empty), empty))
                .hasMessageStartingWith(empty + ": not a site; expected");
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static List<String> texts(Site site) {
        return site.findings().stream().map(Finding::text).toList();
    }
}
