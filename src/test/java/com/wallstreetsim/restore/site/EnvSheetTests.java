package com.wallstreetsim.restore.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code .env} being made complete: what is named, what is filled in, what is written. */
class EnvSheetTests {
    private static final String EXAMPLE = """
            # Copy to .env and fill in.
            POSTGRES_USER=wss_user
            POSTGRES_PASSWORD=YOUR_PASSWORD
            POSTGRES_DB=wallstreetsim
            DATABASE_URL=postgresql://wss_user:YOUR_PASSWORD@127.0.0.1:15432/wallstreetsim
            JWT_SECRET=YOUR_JWT_SECRET
            SITE_HOST=YOUR_HOST
            """;

    private static final String COMPOSE = """
            services:
              postgres:
                image: postgres
                environment:
                  POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-wss_password}
                ports: ["127.0.0.1:15432:5432"]
              cache:
                image: redis
                command: redis-server --requirepass ${REDIS_PASSWORD}
            """;

    private static EnvSheet sheet(String env) {
        return EnvSheet.of(new EnvSheet.Texts(Optional.ofNullable(env), Optional.of(EXAMPLE), Optional.of(COMPOSE)));
    }

    private static List<String> issues(EnvSheet sheet) throws SiteException {
        return sheet.issues().stream()
                .map(issue -> (issue.blocks() ? "NO " : "hm ") + issue.text())
                .toList();
    }

    @Test
    void namesPlaceholdersAndWhatTheComposeFileNeeds() throws SiteException {
        assertThat(issues(sheet(null)))
                .containsExactly(
                        "NO POSTGRES_PASSWORD is still a placeholder",
                        "NO DATABASE_URL is still a placeholder",
                        "NO JWT_SECRET is still a placeholder",
                        "NO SITE_HOST is still a placeholder",
                        "NO REDIS_PASSWORD is missing, and the compose file needs it");
    }

    @Test
    void namesShortSecretsWithoutHoldingAnythingUp() throws SiteException {
        var env = complete().replaceFirst("JWT_SECRET=.*", "JWT_SECRET=short-one");
        assertThat(issues(sheet(env))).containsExactly("hm JWT_SECRET has 9 characters, expected 32 or more");
    }

    @Test
    void namesADatabaseUrlThatDisagrees() throws SiteException {
        var env = complete()
                .replaceFirst("DATABASE_URL=.*", "DATABASE_URL=postgresql://other:nope@127.0.0.1:5432/elsewhere");
        assertThat(issues(sheet(env)))
                .containsExactly(
                        "NO DATABASE_URL has another password than POSTGRES_PASSWORD",
                        "NO DATABASE_URL has another user than POSTGRES_USER",
                        "NO DATABASE_URL has another database than POSTGRES_DB",
                        "NO DATABASE_URL has port 5432, the compose file publishes 15432");
    }

    @Test
    void makesSecretsAtRandomAndNothingElse() throws SiteException {
        var sheet = sheet(null);
        assertThat(sheet.generate(new Random(1))).containsExactly("POSTGRES_PASSWORD", "JWT_SECRET", "REDIS_PASSWORD");
        assertThat(issues(sheet)).containsExactly("NO SITE_HOST is still a placeholder");
    }

    @Test
    void aPasswordGoesIntoItsUrlEncoded(@TempDir Path place) throws Exception {
        var sheet = sheet(null);
        assertThat(sheet.set("POSTGRES_PASSWORD", Secret.of("p@ss word/with:signs and thirty two")))
                .isEmpty();
        sheet.write(place.resolve(".env"));
        assertThat(Files.readString(place.resolve(".env")))
                .contains("POSTGRES_PASSWORD='p@ss word/with:signs and thirty two'\n")
                .contains("DATABASE_URL=postgresql://wss_user:p%40ss%20word%2Fwith%3Asigns%20and%20thirty%20two@127.0");
        assertThat(issues(sheet)).noneMatch(issue -> issue.contains("DATABASE_URL"));
    }

    @Test
    void refusesAValueThatIsNotReadAlikeByAll() {
        assertThat(sheet(null).set("JWT_SECRET", Secret.of("it's")))
                .contains("a value with a single quote or a control character is not read alike by all");
    }

    @Test
    void theLastLineCountsAndCommentsStay(@TempDir Path place) throws Exception {
        var sheet = sheet("# mine\nJWT_SECRET=a\nexport JWT_SECRET=b\nX=1\n");
        sheet.set("JWT_SECRET", Secret.of("c"));
        sheet.set("NEW", Secret.of("d"));
        sheet.write(place.resolve(".env"));
        assertThat(place.resolve(".env")).hasContent("# mine\nJWT_SECRET=a\nJWT_SECRET=c\nX=1\nNEW=d\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(".env"))))
                .isEqualTo("rw-------");
        assertThat(place.toFile().list()).containsExactly(".env");
    }

    /** The passwords in it open the volumes that are there; a copy that broke off would be taken for whole. */
    @Test
    void keepsAFileToTheByteUnderAnotherNameForItsOwnerAlone(@TempDir Path place) throws Exception {
        var before = new byte[] {'A', '=', (byte) 0xE4, '\r', '\n'};
        Files.write(place.resolve(".env"), before);
        Files.writeString(place.resolve(".env.before.wss-new"), "A=hal");

        EnvSheet.keep(place.resolve(".env"), place.resolve(".env.before"));

        assertThat(place.resolve(".env.before")).hasBinaryContent(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(".env.before"))))
                .isEqualTo("rw-------");
        assertThat(Files.getOwner(place.resolve(".env.before"))).isEqualTo(Files.getOwner(place.resolve(".env")));
        assertThat(place.toFile().list()).containsExactlyInAnyOrder(".env", ".env.before");
    }

    @Test
    void neverPrintsAValue() {
        var texts = new EnvSheet.Texts(Optional.of("JWT_SECRET=hush"), Optional.empty(), Optional.empty());
        assertThat(texts + " " + EnvSheet.of(texts)).doesNotContain("hush");
    }

    private static String complete() {
        return """
                POSTGRES_USER=wss_user
                POSTGRES_PASSWORD=0123456789012345678901234567890123456789
                POSTGRES_DB=wallstreetsim
                DATABASE_URL=postgresql://wss_user:0123456789012345678901234567890123456789@127.0.0.1:15432/wallstreetsim
                JWT_SECRET=abcdefghijabcdefghijabcdefghijabcdefghij
                SITE_HOST=market.example
                REDIS_PASSWORD=abcdefghijabcdefghijabcdefghijabcdefghij
                """;
    }
}
