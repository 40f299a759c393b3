package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpReaderTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';';",
                "SELECT 'it''s;';",
                "SELECT E'a\\';b\\\\';",
                "SELECT e'\\'' , 'a\\';",
                "SELECT E'a'\n  'b\\';c';",
                "SELECT E'a' -- ; '\n  'b\\';c';",
                "SELECT \"a;\"\"b\";",
                "SELECT \"a;\n\\! ls\nb\";",
                "SELECT $$;$$;",
                "SELECT $a$ $b$ ; $ $$ $a $a$;",
                "SELECT $ab$ $a$ab$;",
                "SELECT $$a\\! ls\n\\.\nCOPY t FROM stdin;\n$$;",
                "SELECT $é_1$;$é_1$;",
                "SELECT a$b$ FROM c;",
                "SELECT $1;",
                "SELECT 1 /* ; /* ; */ ; */ + 2;",
                "SELECT 1 -- ; it's\n + 2;",
                "SELECT /*/ ; */ 1;",
                "SELECT 1 - -1;",
                "CREATE RULE r AS ON DELETE TO t DO ALSO (DELETE FROM a; DELETE FROM b);",
                "SELECT ');' , (1);",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END;",
                "CREATE OR REPLACE PROCEDURE p(a int) BEGIN ATOMIC INSERT INTO t VALUES ('; END;'); END;",
                "create function f() returns int\nbegin atomic\nselect 1;\nend;",
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $_$ SELECT 'COPY t FROM stdin;\n1\n\\.\n' $_$;",
                "COMMENT ON TABLE t IS '\n-- PostgreSQL database dump complete\n';",
            })
    void takesOneStatementAsAWhole(String sql) throws IOException {
        assertThat(pieces(sql + "\nSELECT 2;")).containsExactly("1 " + sql, lines(sql) + 1 + " SELECT 2;");
    }

    @Test
    void endsAStatementAtEachSemicolonThatIsNotQuoted() throws IOException {
        assertThat(pieces("BEGIN; SELECT 1;;  COMMIT;\nSELECT 2;"))
                .containsExactly("1 BEGIN;", "1 SELECT 1;", "1 COMMIT;", "2 SELECT 2;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT pg_catalog.setval('public.orders_id_seq', 7, true); | public.orders_id_seq",
                "SELECT pg_catalog.setval('public.\"S q''\"', -42, false); | public.S q'",
                "SELECT pg_catalog.setval('Odd.S', 1, true); | odd.s",
                "SELECT pg_catalog.set_config('search_path', '', false); | ``",
                "SELECT setval(a, 7) FROM t; | ``",
                "SET statement_timeout = 0; | ``",
            })
    void namesTheSequenceThatAStatementSets(String sql, String sequence) throws IOException {
        try (var reader = new DumpReader(new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8)))) {
            var statement = (DumpPiece.Statement) reader.next().orElseThrow();

            assertThat(reader.sequence(statement)).isEqualTo(sequence);
        }
    }

    @Test
    void takesTheSchemaOfASequenceFromTheSearchPathOfAnOldDump() throws IOException {
        var dump = "SET search_path = agents, pg_catalog;\nSELECT pg_catalog.setval('s_seq', 7, true);\n";
        try (var reader = new DumpReader(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)))) {
            reader.next();
            var statement = (DumpPiece.Statement) reader.next().orElseThrow();

            assertThat(reader.sequence(statement)).isEqualTo("agents.s_seq");
        }
    }

    @Test
    void treatsABackslashInAPlainStringAsAnEscapeOnceTheDumpSaysSo() throws IOException {
        assertThat(pieces("SET standard_conforming_strings = off;\nSELECT 'a\\';b';\n"
                        + "SET standard_conforming_strings = on;\nSELECT 'a\\';"))
                .contains("2 SELECT 'a\\';b';", "4 SELECT 'a\\';");
    }

    @Test
    void givesTheRowsOfACopyByteForByteAndCountsThem() throws IOException {
        assertThat(pieces("COPY public.t (a) FROM stdin;\n\\\\.\n\\.x\n \\.\na\\\nb\n\\N\n\n\\.\nSELECT 1;"))
                .containsExactly(
                        "1 COPY public.t (a) FROM stdin; -> public.t",
                        "rows \\\\.\n\\.x\n \\.\na\\\nb\n\\N\n\n",
                        "9 end public.t 6",
                        "10 SELECT 1;");
    }

    @Test
    void keepsWindowsLineEndsInRowsAndKnowsTheEndMarkAmongThem() throws IOException {
        assertThat(pieces("COPY public.t FROM stdin;\r\n1\r\n2\r\n\\.\r\nSELECT 1;\r\n"))
                .containsExactly(
                        "1 COPY public.t FROM stdin; -> public.t",
                        "rows 1\r\n2\r\n",
                        "4 end public.t 2",
                        "5 SELECT 1;");
    }

    @Test
    void readsACopyHeaderThatSpansLinesAndTakesQuotesOffItsName() throws IOException {
        assertThat(pieces("COPY \"Od;d\".\"a\n\"\"b\"\"\" (c,\n \"from stdin;\") FROM stdin;\n1\n\\.\n"))
                .containsExactly(
                        "1 COPY \"Od;d\".\"a\n\"\"b\"\"\" (c,\n \"from stdin;\") FROM stdin; -> Od;d.a\n\"b\"",
                        "rows 1\n",
                        "5 end Od;d.a\n\"b\" 1");
    }

    @Test
    void namesTheSchemaFromTheSearchPathOfAnOldDump() throws IOException {
        assertThat(pieces("SET search_path = Market, pg_catalog;\nCOPY Orders FROM stdin;\n\\.\n"))
                .contains("3 end market.orders 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t FROM PROGRAM 'cat stdin';",
                "COPY t FROM '/tmp/stdin';",
                "COPY (SELECT 1) TO STDOUT;",
                "COPY t TO PROGRAM 'sh';"
            })
    void takesACopyThatReadsNoRowsFromTheDumpForAStatement(String sql) throws IOException {
        assertThat(pieces(sql + "\nSELECT 1;")).containsExactly("1 " + sql, "2 SELECT 1;");
    }

    @Test
    void givesBackslashCommandsAsTheyStandAlsoInsideAStatement() throws IOException {
        assertThat(pieces("\\restrict Ab1\n\\! rm -rf /\nSELECT 1 \\gexec\n;\n\\unrestrict Ab1 \\! ls\n"))
                .containsExactly(
                        "1 meta \\restrict Ab1 normal",
                        "2 meta \\! rm -rf /",
                        "3 meta \\gexec",
                        "3 SELECT 1 ;",
                        "5 meta \\unrestrict Ab1 \\! ls");
    }

    @Test
    void skipsWhatIsLeftOfTheRowsWhenTheNextPieceIsAskedFor() throws IOException {
        var reader = reader("COPY public.t FROM stdin;\n1\n2\n3\n\\.\nSELECT 1;", 8);
        reader.next();
        assertThat(reader.readRows(new byte[3])).isPositive();
        assertThat(reader.next()).contains(new DumpPiece.CopyEnd("public.t", 3, 5));
    }

    @Test
    void readsWhatTheDumpSaysAboutItself() throws IOException {
        var reader = reader(DumpBuilder.exchange().text(), 8192);
        while (!(reader.next().orElseThrow() instanceof DumpPiece.CopyEnd)) {
            assertThat(reader.header().complete()).isFalse();
        }
        while (reader.next().isPresent()) {
            assertThat(reader.header().begun()).isTrue();
        }
        assertThat(reader.header())
                .isEqualTo(new DumpHeader(true, true, false, "15.18 (Debian 15.18-0+deb12u1)", "16.4"));
    }

    @Test
    void doesNotTakeAnEndMarkForTheEndWhenAStatementFollows() throws IOException {
        var reader = reader(DumpBuilder.TAIL + "SELECT 1;", 8192);
        while (reader.next().isPresent()) {
            assertThat(reader.line()).isPositive();
        }
        assertThat(reader.header().complete()).isFalse();
    }

    @Test
    void saysWhereADumpEndsInsideAThing() {
        assertCut(
                "SELECT 1;\nSELECT 'a", "the dump ends on line 2 inside a statement that begins on line 2: SELECT 'a");
        assertCut("SELECT (1", "the dump ends on line 1 inside a statement that begins on line 1: SELECT (1");
        assertCut("/* x", "the dump ends inside a comment that begins on line 1");
        assertCut(
                "COPY a.t FROM stdin;\n1\n2",
                "the dump ends on line 3 inside the rows of table 'a.t', after 1 rows and a part of the next, without their"
                        + " end mark");
        assertCut(
                "COPY a.t FROM stdin;\n1\n2\n",
                "the dump ends on line 4 inside the rows of table 'a.t', after 2 rows, without their end mark");
    }

    @Test
    void refusesZeroBytes() {
        assertThatThrownBy(() -> pieces("SELECT 1;\nSELECT \0;"))
                .hasMessage("a zero byte on line 2, which no dump has; the file is damaged");
        assertThatThrownBy(() -> pieces("COPY t FROM stdin;\n1\n2\n3 aaaaaaaaaaaaaaaaaaaaaa\0\n\\.\n"))
                .hasMessageContaining("a zero byte on line");
    }

    @Test
    void refusesAStatementLongerThanItsMemory() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(() -> new DumpReader(endless).next())
                .hasMessage("the statement that begins on line 1 is longer than 64 MiB");
    }

    @Test
    void givesTheSamePiecesHoweverTheBytesArrive() throws IOException {
        var text = "\uFEFF" + DumpBuilder.HEAD + everything() + DumpBuilder.TAIL;
        var whole = pieces(text);
        assertThat(whole).hasSizeGreaterThan(20);
        for (int size : new int[] {1, 2, 3, 7, 64, 1000}) {
            assertThat(pieces(text, size)).as("%d bytes at a time", size).isEqualTo(whole);
        }
    }

    @Test
    void comesToAnEndOnAnyMutationOfADump() {
        var valid = (DumpBuilder.HEAD + everything() + DumpBuilder.TAIL).getBytes(StandardCharsets.UTF_8);
        var random = new Random(20261122);
        for (int i = 0; i < 3000; i++) {
            var bytes = mutated(valid, random);
            int pieces = 0;
            try (var reader = new DumpReader(new ByteArrayInputStream(bytes))) {
                while (reader.next().isPresent()) {
                    pieces++;
                }
            } catch (DamagedException declared) {
                assertThat(declared.reason()).isIn(Reason.CUT, Reason.CORRUPT);
            } catch (IOException | RuntimeException undeclared) {
                throw new AssertionError("mutation " + i + " after " + pieces + " pieces", undeclared);
            }
        }
    }

    @Test
    void comesToAnEndOnRandomBytes() {
        var random = new Random(7);
        var alphabet = "\\.'\"$;-/*()EeaA \n\tCOPYFROMstdinBEGINATOMICEND".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3000; i++) {
            var bytes = new byte[random.nextInt(400)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = alphabet[random.nextInt(alphabet.length)];
            }
            try (var reader = new DumpReader(new ByteArrayInputStream(bytes))) {
                while (reader.next().isPresent()) {
                    assertThat(reader.line()).isPositive();
                }
            } catch (DamagedException declared) {
                assertThat(declared.message()).isNotBlank();
            } catch (IOException undeclared) {
                throw new AssertionError(undeclared);
            }
        }
    }

    private static byte[] mutated(byte[] valid, Random random) {
        var bytes = valid.clone();
        for (int k = random.nextInt(4); k >= 0; k--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int cut = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
        return java.util.Arrays.copyOf(bytes, cut);
    }

    private static String everything() {
        return DumpBuilder.exchange().text()
                + "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END;\n"
                + "CREATE FUNCTION g() AS $x$ COPY t FROM stdin;\n\\! ls\n$y$ $x$;\n"
                + "SELECT E'a\\';' 'b', \"q;\"\"\n\", /* /* ; */ */ 1;\n"
                + "COPY \"W x\".\"y\"\"\nz\" (a,\n b) FROM stdin;\n\\\\.\n\\.x\na\\\nb\n\\.\n"
                + "\\! ls\nINSERT INTO t VALUES (1, ');'), (2, '\\');\n";
    }

    private static void assertCut(String text, String message) {
        assertThatThrownBy(() -> pieces(text)).isInstanceOfSatisfying(DamagedException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.CUT);
            assertThat(e.message()).isEqualTo(message);
        });
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n').count() + 1;
    }

    private static List<String> pieces(String text) throws IOException {
        return pieces(text, 8192);
    }

    private static DumpReader reader(String text, int atATime) {
        return new DumpReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atATime));
            }
        });
    }

    private static List<String> pieces(String text, int atATime) throws IOException {
        var pieces = new ArrayList<String>();
        var reader = reader(text, atATime);
        for (var piece = reader.next(); piece.isPresent(); piece = reader.next()) {
            pieces.add(words(piece.get()));
            if (piece.get() instanceof DumpPiece.CopyStart) {
                rows(reader, atATime).ifPresent(pieces::add);
            }
        }
        return pieces;
    }

    private static java.util.Optional<String> rows(DumpReader reader, int atATime) throws IOException {
        var rows = new ByteArrayOutputStream();
        var buffer = new byte[atATime];
        for (int count = reader.readRows(buffer); count >= 0; count = reader.readRows(buffer)) {
            assertThat(count).isPositive();
            rows.write(buffer, 0, count);
        }
        return rows.size() == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of("rows " + rows.toString(StandardCharsets.UTF_8));
    }

    private static String words(DumpPiece piece) {
        if (piece instanceof DumpPiece.Statement statement) {
            return statement.line() + " " + statement.sql();
        }
        if (piece instanceof DumpPiece.CopyStart start) {
            return start.line() + " " + start.sql() + " -> " + start.table();
        }
        if (piece instanceof DumpPiece.CopyEnd end) {
            return end.line() + " end " + end.table() + " " + end.rows();
        }
        var meta = (DumpPiece.Meta) piece;
        return meta.line() + " meta " + meta.command() + (meta.normal() ? " normal" : "");
    }
}
