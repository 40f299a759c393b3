package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpScanTests {
    private static final String ANOTHER = "Choose another backup; 'newest' stands for the newest one that scans good.";

    @TempDir
    private Path directory;

    @Test
    void findsAWholeBackupGoodAndCountsItsRows() throws Exception {
        var result = scan(DumpBuilder.exchange().gzip());
        assertThat(result.verdict())
                .isEqualTo(new ScanResult.Verdict(
                        Reason.GOOD,
                        "backup 'x.sql.gz' is good: read to the last byte, end mark present, 500 rows in 2 tables",
                        ""));
        assertThat(result.contents().rows())
                .containsExactly(entry("public.orders", 300L), entry("public.trades", 200L));
        assertThat(result.header().serverVersion()).isEqualTo("15.18 (Debian 15.18-0+deb12u1)");
        assertThat(result.header().dumpVersion()).isEqualTo("16.4");
        assertThat(result.contents().needs().encoding()).isEqualTo("UTF8");
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void readsAPlainFileAndOneOfManyGzipMembersAlike() throws Exception {
        var text = DumpBuilder.exchange().text();
        var plain = DumpScan.scan(DumpBuilder.write(directory, "x.sql", text), (done, total) -> {});
        var members = new ByteArrayOutputStream();
        members.write(DumpBuilder.gzip(text.substring(0, 700)));
        members.write(DumpBuilder.gzip(""));
        members.write(DumpBuilder.gzip(text.substring(700)));
        assertThat(scan(members.toByteArray()).contents()).isEqualTo(plain.contents());
        assertThat(plain.good()).isTrue();
    }

    @Test
    void collectsWhatTheDumpNeedsAndBrings() throws Exception {
        var contents = scan(new DumpBuilder()
                        .sql("CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" WITH SCHEMA public;")
                        .sql("CREATE SCHEMA s AUTHORIZATION alice;")
                        .sql("CREATE UNLOGGED TABLE public.\"T\" (a integer);")
                        .sql("ALTER TABLE public.\"T\" OWNER TO \"Bob \"\"B\";")
                        .sql("GRANT SELECT(a),UPDATE ON TABLE public.\"T\" TO carol, PUBLIC;")
                        .sql("REVOKE ALL ON SCHEMA s FROM dave;")
                        .sql("ALTER DEFAULT PRIVILEGES FOR ROLE erin IN SCHEMA s GRANT SELECT ON TABLES TO frank;")
                        .sql("SELECT pg_catalog.setval('public.\"S q''\"', -42, true);")
                        .sql("INSERT INTO public.\"T\" VALUES (1, '),('), (2, (3));")
                        .sql("INSERT INTO public.\"T\" DEFAULT VALUES;")
                        .gzip())
                .contents();
        assertThat(contents.needs().extensions()).containsExactly("uuid-ossp");
        assertThat(contents.needs().roles()).containsExactly("Bob \"B", "alice", "carol", "dave", "erin", "frank");
        assertThat(contents.tables()).containsExactly("public.T");
        assertThat(contents.sequences()).containsExactly(entry("public.S q'", -42L));
        assertThat(contents.rows()).containsExactly(entry("public.T", 3L));
        assertThat(contents.inserted()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 99})
    void saysThatAGzipIsCut(int percent) throws Exception {
        var whole = DumpBuilder.exchange().gzip();
        int length = whole.length * percent / 100;
        var verdict = scan(Arrays.copyOf(whole, length)).verdict();
        assertThat(verdict.reason()).isEqualTo(Reason.CUT);
        assertThat(verdict.message())
                .startsWith(
                        "backup 'x.sql.gz' is cut: the gzip stream ends at byte %,d, the end of the file, without its end mark"
                                .formatted(length));
        assertThat(verdict.hint()).isEqualTo(ANOTHER + " What is missing cannot be brought back from this file.");
    }

    @Test
    void neverFindsACutGzipGood() throws Exception {
        var whole = DumpBuilder.exchange().gzip();
        for (int length = 0; length < whole.length; length += 1 + length / 50) {
            assertThat(scan(Arrays.copyOf(whole, length)).good())
                    .as("cut at %d", length)
                    .isFalse();
        }
    }

    @Test
    void neverFindsAGzipWithAFlippedBitGood() throws Exception {
        var whole = DumpBuilder.exchange().gzip();
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var bytes = whole.clone();
            // Flags, time and system of the header are not part of the content.
            int at = 10 + random.nextInt(bytes.length - 10);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            var verdict = scan(bytes).verdict();
            assertThat(verdict.reason()).as("byte %d: %s", at, verdict).isNotEqualTo(Reason.GOOD);
        }
    }

    @Test
    void saysThatAChecksumIsWrong() throws Exception {
        var bytes = DumpBuilder.exchange().gzip();
        bytes[bytes.length - 6] ^= 1;
        assertThat(scan(bytes).verdict())
                .isEqualTo(new ScanResult.Verdict(
                        Reason.CORRUPT,
                        "backup 'x.sql.gz' is damaged: the checksum at byte %,d does not match the content: at least one bit of the file is wrong; before that 500 rows of 2 tables could be read"
                                .formatted(bytes.length - 8),
                        ANOTHER + " Compare this one with copies of it elsewhere, and check the disk."));
    }

    @Test
    void saysThatSomethingFollowsTheGzip() throws Exception {
        var bytes = DumpBuilder.exchange().gzip();
        assertThat(scan(Arrays.copyOf(bytes, bytes.length + 3)).verdict().message())
                .startsWith(
                        "backup 'x.sql.gz' is damaged: the gzip stream ends at byte %,d, but the file goes on with something else"
                                .formatted(bytes.length));
    }

    @Test
    void saysThatADumpIsCutAtARowEnd() throws Exception {
        var text = DumpBuilder.exchange().text();
        int end = text.indexOf("\n100\t") + 1;
        var verdict = scan(DumpBuilder.gzip(text.substring(0, end))).verdict();
        assertThat(verdict.reason()).isEqualTo(Reason.CUT);
        assertThat(verdict.message())
                .isEqualTo(
                        "backup 'x.sql.gz' is cut: the dump ends on line 117 inside the rows of table 'public.orders', after 100 rows, without their end mark; before that 100 rows of 1 tables could be read");
    }

    @Test
    void saysThatADumpIsCutBetweenStatements() throws Exception {
        var result = scan(DumpBuilder.gzip(DumpBuilder.exchange().withoutTail()));
        assertThat(result.verdict().reason()).isEqualTo(Reason.CUT);
        assertThat(result.verdict().message())
                .isEqualTo(
                        "backup 'x.sql.gz' is cut: it ends between two statements, without the mark 'PostgreSQL database dump complete'; before that 500 rows of 2 tables could be read");
    }

    @Test
    void neverFindsACutPlainDumpGoodUnlessOnlyWhatFollowsTheEndMarkIsMissing() throws Exception {
        var text = DumpBuilder.exchange().text();
        int complete = text.indexOf("dump complete") + "dump complete".length();
        for (int length = 0; length < complete; length += 37) {
            assertThat(scan(text.substring(0, length).getBytes(StandardCharsets.UTF_8))
                            .good())
                    .as("cut at %d", length)
                    .isFalse();
        }
    }

    @Test
    void saysThatADumpIsEmpty() throws Exception {
        var hint = ANOTHER + " Then look why pg_dump wrote nothing: its log, database name and password.";
        var nothing = DumpBuilder.gzip("");
        assertThat(nothing).hasSize(20);
        assertThat(scan(nothing).verdict())
                .isEqualTo(new ScanResult.Verdict(
                        Reason.EMPTY, "backup 'x.sql.gz' is empty: it is a whole gzip of nothing (20 bytes)", hint));
        assertThat(scan(new byte[0]).verdict())
                .isEqualTo(new ScanResult.Verdict(Reason.EMPTY, "backup 'x.sql.gz' is empty: it has no content", hint));
        assertThat(scan(new DumpBuilder().gzip()).verdict())
                .isEqualTo(new ScanResult.Verdict(
                        Reason.EMPTY,
                        "backup 'x.sql.gz' is empty: it is a whole dump of a database without any table",
                        hint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello                               | NOT_A_DUMP        | it does not begin as a dump of PostgreSQL does, but with: hello
            pg_dump: error: no database "x"     | NOT_A_DUMP        | it holds a message instead of a dump: pg_dump: error: no database "x"
            -- MySQL dump 10.13                 | NOT_A_DUMP        | it is a dump of MySQL
            REDIS0011                           | NOT_A_DUMP        | it is a Redis RDB file
            PGDMP01                             | CUSTOM_FORMAT     | it is a dump in custom format (pg_dump -Fc), not a plain one
            toc.dat                             | CUSTOM_FORMAT     | it is a dump in tar format (pg_dump -Ft), not a plain one
            BZh91AY                             | OTHER_COMPRESSION | it is packed with bzip2
            -- PostgreSQL database cluster dump | CLUSTER_DUMP      | it was written by pg_dumpall and holds a whole server, not one database
            """)
    void saysWhatTheFileIsInsteadPackedOrNot(String content, Reason reason, String what) throws Exception {
        for (var bytes : new byte[][] {content.getBytes(StandardCharsets.UTF_8), DumpBuilder.gzip(content)}) {
            var verdict = scan(bytes).verdict();
            assertThat(verdict.reason()).isEqualTo(reason);
            assertThat(verdict.message()).isEqualTo("backup 'x.sql.gz' cannot be used: " + what);
            assertThat(verdict.hint()).isNotBlank();
        }
    }

    @Test
    void saysWhatToDoWithACustomDump() throws Exception {
        assertThat(scan("PGDMP\u0001".getBytes(StandardCharsets.UTF_8))
                        .verdict()
                        .hint())
                .isEqualTo(
                        "Turn it into a plain dump with 'pg_restore --file=plain.sql x.sql.gz' and choose plain.sql.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\! rm -rf /                                         | psql command \\! rm -rf /
            \\connect other                                      | psql command \\connect other
            COPY t FROM PROGRAM 'sh';                            | COPY that reads or writes a file or a program of the server: COPY t FROM PROGRAM 'sh';
            COPY t FROM stdin WITH (FORMAT csv);                 | COPY with options: COPY t FROM stdin WITH (FORMAT csv);
            ALTER SYSTEM SET fsync = off;                        | a change to the whole server: ALTER SYSTEM SET fsync = off;
            CREATE ROLE mallory SUPERUSER;                       | a change to the whole server: CREATE ROLE mallory SUPERUSER;
            DROP DATABASE wallstreetsim;                         | a change to the whole server: DROP DATABASE wallstreetsim;
            GRANT postgres TO mallory;                           | membership of roles: GRANT postgres TO mallory;
            SELECT pg_catalog.lo_export(1, '/tmp/x');            | a call that leaves the database: SELECT pg_catalog.lo_export(1, '/tmp/x');
            SELECT set_config('log_directory', '/', false);      | a setting changed by a function call: SELECT set_config('log_directory', '/', false);
            DO $$ BEGIN END $$;                                  | code that runs at once: DO $$ BEGIN END $$;
            ROLLBACK;                                            | transaction control: ROLLBACK;
            """)
    void refusesWhatPgDumpNeverWrites(String line, String what) throws Exception {
        var dump = DumpBuilder.exchange().sql(line);
        if (line.contains("stdin")) {
            dump.sql("\\.");
        }
        var result = scan(dump.gzip());
        assertThat(result.verdict().reason()).isEqualTo(Reason.REFUSED);
        assertThat(result.verdict().message()).isEqualTo("backup 'x.sql.gz' is refused: line 523: " + what);
        assertThat(result.verdict().hint())
                .isEqualTo(
                        "pg_dump --format=plain never writes that. Look at line 523 of the dump; choose another backup, or a copy of this one without that line if you know why it is there.");
    }

    @Test
    void tellsWhatIsOddButAllowed() throws Exception {
        var result = scan(DumpBuilder.exchange()
                .sql("SET transaction_timeout = 0;")
                .sql("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$1$$;")
                .sql("DELETE FROM public.orders;")
                .gzip());
        assertThat(result.good()).isTrue();
        assertThat(result.findings())
                .containsExactly(
                        new Finding(
                                Finding.Severity.INFO,
                                523,
                                "transaction_timeout, which servers before 17 do not know, is left out there"),
                        new Finding(
                                Finding.Severity.WARN,
                                524,
                                "a function in the untrusted language plpython3u: CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$1$$;"),
                        new Finding(
                                Finding.Severity.WARN,
                                525,
                                "a statement pg_dump does not write: DELETE FROM public.orders;"));
    }

    @Test
    void showsNoControlCharactersOfTheFileToTheTerminal() throws Exception {
        assertThat(scan(DumpBuilder.exchange().sql("\\! \u001B[2Jx").gzip())
                        .verdict()
                        .message())
                .isEqualTo("backup 'x.sql.gz' is refused: line 523: psql command \\! ?[2Jx");
    }

    @Test
    void saysThatAFileIsGoneOrNoFile() throws Exception {
        assertThat(DumpScan.scan(directory.resolve("gone.sql.gz"), (done, total) -> {})
                        .verdict()
                        .message())
                .isEqualTo("backup 'gone.sql.gz' cannot be read: there is no such file");
        Files.createDirectory(directory.resolve("d.sql.gz"));
        assertThat(DumpScan.scan(directory.resolve("d.sql.gz"), (done, total) -> {})
                        .verdict()
                        .message())
                .isEqualTo("backup 'd.sql.gz' cannot be used: it is not a regular file");
    }

    @Test
    void givesAVerdictOnAnyBytes() throws Exception {
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            var bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            var packed = random.nextBoolean() ? DumpBuilder.gzip(bytes) : bytes;
            assertThat(scan(packed).good()).isFalse();
        }
    }

    @Test
    void tellsHowFarItIsAndStopsWhenAsked() throws Exception {
        var file = DumpBuilder.write(
                directory, "x.sql", new DumpBuilder().table("public.t", 60_000).text());
        assertThatThrownBy(() -> DumpScan.scan(file, (done, total) -> {
                    assertThat(total).isGreaterThan(1_000_000);
                    assertThat(done).isBetween(1L, total);
                    throw new InterruptedException("stop");
                }))
                .isInstanceOf(InterruptedException.class);
    }

    private ScanResult scan(byte[] bytes) throws IOException, InterruptedException {
        return DumpScan.scan(DumpBuilder.write(directory, "x.sql.gz", bytes), (done, total) -> {});
    }
}
