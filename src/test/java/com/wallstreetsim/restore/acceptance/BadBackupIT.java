package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Backups that must not become the live database: each is named for what it is, and nothing was touched. */
final class BadBackupIT {
    private static final String ANOTHER = "Choose another backup; 'newest' stands for the newest one that scans good.";
    private static final String CUT = ANOTHER + " What is missing cannot be brought back from this file.";
    private static final String DAMAGED =
            ANOTHER + " Compare this one with copies of it elsewhere, and check the disk.";
    private static final String EMPTY =
            ANOTHER + " Then look why pg_dump wrote nothing: its log, database name and password.";
    private static final String NO_DUMP =
            ANOTHER + " Dumps are written by pg_dump --format=plain, packed with gzip or not.";
    private static final String NEVER_WRITTEN =
            "pg_dump --format=plain never writes that. Look at line 3037 of the dump; choose another backup, or a copy of"
                    + " this one without that line if you know why it is there.";
    private static final String GZIP_ENDS =
            " is cut: the gzip stream ends at byte N, the end of the file, without its end mark";
    private static final String READ = "; before that N rows of 3 tables could be read";
    private static final String NOT_A_DUMP =
            " cannot be used: it does not begin as a dump of PostgreSQL does, but with: ";

    @TempDir
    static Path place;

    private static ScratchSite site;
    private static String before;

    @BeforeAll
    static void startASite() throws IOException {
        site = ScratchSite.start(place.resolve("site"), SmallDump.text(SmallDump.ORDERS + 50));
        before = site.postgres().dumped(ScratchSite.LIVE);
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @AfterEach
    void theLiveDatabaseIsWhatItWas() {
        assertThat(site.postgres().databases(ScratchSite.LIVE)).containsExactly(ScratchSite.LIVE);
        assertThat(site.postgres().dumped(ScratchSite.LIVE)).isEqualTo(before);
    }

    static Stream<Arguments> damaged() {
        var text = SmallDump.text();
        var packed = SmallDump.gzip(text);
        var between = " is cut: it ends between two statements, without the mark 'PostgreSQL database dump complete';"
                + " before that N rows of 4 tables could be read";
        return Stream.of(
                bad("cut at 1 %", cut(packed, 1), GZIP_ENDS, CUT),
                bad("cut at 50 %", cut(packed, 50), GZIP_ENDS + READ, CUT),
                bad("cut at 99 %", cut(packed, 99), GZIP_ENDS + READ, CUT),
                bad(
                        "a flipped bit",
                        flipped(packed),
                        " is damaged: the checksum at byte N does not match the content: at least one bit of the file is"
                                + " wrong; before that N rows of 4 tables could be read",
                        DAMAGED),
                bad(
                        "cut at a row's end",
                        SmallDump.gzip(text.substring(0, text.indexOf("\n2500\t") + 1)),
                        " is cut: the dump ends on line 2,530 inside the rows of table 'public.orders', after 2,499 rows,"
                                + " without their end mark"
                                + READ,
                        CUT),
                bad(
                        "cut between statements",
                        SmallDump.gzip(text.substring(0, text.indexOf("ALTER TABLE ONLY public.trades"))),
                        between,
                        CUT),
                bad("without its end mark", SmallDump.gzip(text.replace(SmallDump.TRAILER, "")), between, CUT),
                bad("empty", SmallDump.gzip(""), " is empty: it is a whole gzip of nothing (20 bytes)", EMPTY),
                bad(
                        "not gzip",
                        "<html>404 not found</html>\n".getBytes(StandardCharsets.UTF_8),
                        NOT_A_DUMP + "<html>404 not found</html>",
                        NO_DUMP),
                bad(
                        "gzip of something else",
                        SmallDump.gzip("#!/bin/sh\necho no dump\n"),
                        NOT_A_DUMP + "#!/bin/sh",
                        NO_DUMP),
                bad(
                        "a psql command",
                        spoiledWith("\\! touch /tmp/wss-owned"),
                        " is refused: line 3,037: psql command \\! touch /tmp/wss-owned",
                        NEVER_WRITTEN),
                bad(
                        "rows from a program",
                        spoiledWith("COPY public.orders FROM PROGRAM 'touch /tmp/wss-owned';"),
                        " is refused: line 3,037: COPY that reads or writes a file or a program of the server:"
                                + " COPY public.orders FROM PROGRAM 'touch /tmp/wss-owned';",
                        NEVER_WRITTEN));
    }

    static Stream<Arguments> unfitting() {
        var text = SmallDump.text();
        return Stream.of(
                Arguments.of(
                        "a newer server's",
                        SmallDump.gzip(SmallDump.with("ALTER TABLE public.orders SET TEMPORAL;")
                                .replace("version 15.18", "version 99.1")),
                        "unable to run line 3,037 of the backup: syntax error at or near \"TEMPORAL\" (ALTER TABLE"
                                + " public.orders SET TEMPORAL;); the backup was made by PostgreSQL 99, this server is 15",
                        "Restore it on PostgreSQL 99 or newer, or choose a backup that was made by PostgreSQL 15."),
                Arguments.of(
                        "a role is missing",
                        spoiledWith("ALTER TABLE public.orders OWNER TO ghost;"),
                        "the backup needs the role 'ghost', which this server does not have",
                        "Create it with CREATE ROLE, or choose a backup made with --no-owner --no-acl."),
                Arguments.of(
                        "an extension is missing",
                        spoiledWith("CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public;"),
                        "the backup needs the extension 'postgis', which this server does not have",
                        "Use the image the backup was made on, or install the extension's package in this one."),
                Arguments.of(
                        "a row that is no row",
                        SmallDump.gzip(text.replace("\n2500\t1\t", "\n2500\tone\t")),
                        "unable to load table 'public.orders', line 2,530 of the backup: invalid input syntax for type"
                                + " integer: \"one\" (COPY orders, line 2500, column agent_id: \"one\")",
                        "The row does not fit the table: choose another backup, or repair this one."),
                Arguments.of(
                        "a row without its agent",
                        SmallDump.gzip(text.replace("\n2500\t1\t", "\n2500\t77\t")),
                        "unable to run line 3,039 of the backup: insert or update on table \"orders\" violates foreign key"
                                + " constraint \"orders_agent_fkey\" (Key (agent_id)=(77) is not present in table"
                                + " \"agents\".) (ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_agent_fkey FOREIGN KEY"
                                + " (agent_id) REFERENCES...)",
                        "The backup does not fit this server: choose another one, or load by hand."),
                Arguments.of(
                        "a sequence that nothing sets",
                        spoiledWith("CREATE SEQUENCE public.orders_id_seq; ALTER TABLE public.orders"
                                + " ALTER COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass);"),
                        "the loaded data is not what the backup holds: sequences not behind: 0 found, 1 expected;"
                                + " public.orders_id_seq gives 1 next, public.orders.id is at 3000, and the backup does not"
                                + " set it",
                        "Choose another backup; what is not proven is not swapped in."));
    }

    private static Arguments bad(String name, byte[] content, String what, String hint) {
        return Arguments.of(name, content, "backup 'bad.sql.gz'" + what, hint);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"damaged", "unfitting"})
    void isRefusedByName(String name, byte[] content, String message, String hint) throws IOException {
        var program = site.program(Files.createTempDirectory(place, "state"));
        var backup = site.backup("bad.sql.gz", content);

        var ended = program.restore("--set", "backup=" + backup, "--approve", "swap=wallstreetsim");

        assertThat(ended.saidWithoutMeasures()).isEqualTo(failed(message, hint));
    }

    @Test
    void aCustomFormatDumpIsRecognised() throws IOException {
        var archive = Shell.bytes(
                "docker", "exec", site.postgres().container(), "pg_dump", "-Fc", "-U", "wss_user", ScratchSite.LIVE);
        isRefusedByName(
                "custom",
                archive,
                "backup 'bad.sql.gz' cannot be used: it is a dump in custom format (pg_dump -Fc), not a plain one",
                "Turn it into a plain dump with 'pg_restore --file=plain.sql bad.sql.gz' and choose plain.sql.");
    }

    @Test
    void aDumpOfAllDatabasesIsRecognised() throws IOException {
        var all = Shell.bytes("docker", "exec", site.postgres().container(), "pg_dumpall", "-U", "wss_user");
        isRefusedByName(
                "all",
                SmallDump.gzip(all),
                "backup 'bad.sql.gz' cannot be used: it was written by pg_dumpall and holds a whole server, not one"
                        + " database",
                "Restore it with psql on an empty server, dump the one database there with pg_dump --format=plain,"
                        + " and choose that.");
    }

    @Test
    void aBackupTooBigForTheDiskIsNotEvenLoaded() throws IOException {
        isRefusedByName(
                "too big",
                SmallDump.gzipWithNotes(130_000),
                "disk too small for two databases: about N MiB needed, N MiB free, N MiB missing",
                "Free some space, or answer way=drop-first, which needs a safety copy and has no database during the"
                        + " load.");
    }

    @Test
    void nothingInABackupIsEverExecuted() throws Exception {
        var owned = Files.exists(Path.of("/tmp/wss-owned"));
        var inside = Shell.sh("docker", "exec", site.postgres().container(), "ls", "/tmp");

        assertThat(owned).isFalse();
        assertThat(inside).doesNotContain("wss-owned");
    }

    private static String failed(String message, String hint) {
        return "exit 1, failed-unchanged%n%s%n%s%nthe live database 'wallstreetsim' was not touched"
                .formatted(message, hint);
    }

    private static byte[] cut(byte[] packed, int percent) {
        return Arrays.copyOf(packed, packed.length * percent / 100);
    }

    private static byte[] flipped(byte[] packed) {
        var spoiled = packed.clone();
        spoiled[packed.length / 2] ^= 0x10;
        return spoiled;
    }

    private static byte[] spoiledWith(String statement) {
        return SmallDump.gzip(SmallDump.with(statement));
    }
}
