package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a journal that may still grow. A last line without its end is not there yet. */
final class JournalReader {
    /** Longer lines are damage: the longest event is a few kilobytes. */
    private static final int LONGEST_LINE = 4 << 20;

    private static final String WHAT_NEXT =
            "Keep the run directory for support; 'wss-restore status' shows how the site is.";

    private final Path journal;
    private long position;
    private long seq;

    JournalReader(Path journal) {
        this.journal = journal;
    }

    /** All whole lines of a journal, and how many bytes they take. */
    record Whole(List<JournalLine> lines, long wholeBytes) {}

    static Whole readAll(Path journal) throws JournalException {
        var reader = new JournalReader(journal);
        var lines = reader.next();
        return new Whole(lines, reader.position);
    }

    /** The whole lines that came since the last call. */
    List<JournalLine> next() throws JournalException {
        if (!Files.exists(journal)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(journal.toFile(), "r")) {
            return read(file);
        } catch (IOException e) {
            throw new JournalException("the journal cannot be read: " + e.getMessage(), WHAT_NEXT, e);
        }
    }

    private List<JournalLine> read(RandomAccessFile file) throws IOException, JournalException {
        var lines = new ArrayList<JournalLine>();
        var buffer = new byte[1 << 16];
        var line = new java.io.ByteArrayOutputStream(512);
        file.seek(position);
        for (int n; (n = file.read(buffer)) > 0; ) {
            var from = 0;
            for (var i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    line.write(buffer, from, i - from);
                    lines.add(parse(line.toString(StandardCharsets.UTF_8)));
                    position += line.size() + 1L;
                    line.reset();
                    from = i + 1;
                }
            }
            line.write(buffer, from, n - from);
            if (line.size() > LONGEST_LINE) {
                throw damaged("is longer than " + LONGEST_LINE + " bytes", null);
            }
        }
        return lines;
    }

    private JournalLine parse(String text) throws JournalException {
        try {
            var line = EventJson.parse(text);
            if (line.seq() != seq + 1) {
                throw damaged("has number " + line.seq(), null);
            }
            seq++;
            return line;
        } catch (IOException e) {
            throw damaged("cannot be read", e);
        }
    }

    private JournalException damaged(String how, @org.jspecify.annotations.Nullable Exception cause) {
        return new JournalException("line %,d of the journal %s %s".formatted(seq + 1, journal, how), WHAT_NEXT, cause);
    }
}
