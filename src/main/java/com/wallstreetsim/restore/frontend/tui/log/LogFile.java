package com.wallstreetsim.restore.frontend.tui.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Lines of a file of any length, read a window at a time and addressed by their offset in bytes. */
final class LogFile {
    private static final int WINDOW = 256 * 1024;

    private final Path path;

    LogFile(Path path) {
        this.path = path;
    }

    /** A line and where it begins and the next one begins; one longer than the window comes in pieces. */
    record Line(long start, long end, String text) {}

    /** The size in bytes; 0 while the file is not there yet. */
    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /** At most {@code count} lines before an offset that begins a line. */
    List<Line> before(long offset, int count) throws IOException {
        long from = Math.max(0, offset - WINDOW);
        var lines = split(from, read(from, offset));
        // The first piece of a window that begins inside a line is not a line, unless it is all there is.
        var whole = from > 0 && lines.size() > 1 ? lines.subList(1, lines.size()) : lines;
        return List.copyOf(whole.subList(Math.max(0, whole.size() - count), whole.size()));
    }

    /** At most {@code count} lines from an offset that begins a line. */
    List<Line> from(long offset, int count) throws IOException {
        var lines = window(offset);
        return List.copyOf(lines.subList(0, Math.min(count, lines.size())));
    }

    private List<Line> window(long offset) throws IOException {
        long size = size();
        long to = Math.min(size, offset + WINDOW);
        var lines = split(offset, read(offset, to));
        return to < size && lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
    }

    /** Where the nearest line with the words begins, at or after an offset; letter case does not matter. */
    OptionalLong findFrom(long offset, String words) throws IOException, InterruptedException {
        for (var lines = window(offset);
                !lines.isEmpty();
                lines = window(lines.get(lines.size() - 1).end())) {
            var found = lines.stream().filter(line -> has(line, words)).findFirst();
            if (found.isPresent()) {
                return OptionalLong.of(found.get().start());
            }
            stopWhenInterrupted();
        }
        return OptionalLong.empty();
    }

    /** Where the nearest line with the words begins that ends at or before an offset. */
    OptionalLong findBefore(long offset, String words) throws IOException, InterruptedException {
        for (var lines = before(offset, WINDOW);
                !lines.isEmpty();
                lines = before(lines.get(0).start(), WINDOW)) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (has(lines.get(i), words)) {
                    return OptionalLong.of(lines.get(i).start());
                }
            }
            stopWhenInterrupted();
        }
        return OptionalLong.empty();
    }

    private static boolean has(Line line, String words) {
        return line.text().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private static void stopWhenInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the search was given up");
        }
    }

    private byte[] read(long from, long to) throws IOException {
        if (to <= from) {
            return new byte[0];
        }
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(from);
            var bytes = new byte[(int) Math.min(to - from, Math.max(0, file.length() - from))];
            file.readFully(bytes);
            return bytes;
        }
    }

    private static List<Line> split(long offset, byte[] bytes) {
        var lines = new ArrayList<Line>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(line(offset, bytes, start, i, i + 1));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            lines.add(line(offset, bytes, start, bytes.length, bytes.length));
        }
        return lines;
    }

    private static Line line(long offset, byte[] bytes, int start, int end, int next) {
        return new Line(offset + start, offset + next, new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }
}
