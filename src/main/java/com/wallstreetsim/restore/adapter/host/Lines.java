package com.wallstreetsim.restore.adapter.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one output of a child in a thread of its own, so that neither output can block the other. */
final class Lines {
    /**
     * How programs ask in a line that they have ended: a question mark, a list to choose from, yes or no. A
     * {@code >} at its begin is no sign: pnpm writes the command it starts behind one.
     */
    private static final Pattern ASKS =
            Pattern.compile("\\?\\s*$|^\\s*[?❯›]\\s|\\([yY]/[nN]\\)|\\[[yY]/[nN]]|(?i:press .*(enter|key))");
    // Colours and movements of the cursor, ECMA-48's control sequences.
    private static final Pattern CONTROL = Pattern.compile("\\x1b\\[[0-?]*[ -/]*[@-~]");
    /** And in one where the cursor still stands: behind it an answer is expected. {@code Building the index ...} is none. */
    private static final Pattern EXPECTS = Pattern.compile("[?:>❯›)\\]#$]\\s*$");

    private static final int QUESTION_LINES = 4;

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final Thread reader;
    private long lastRead = System.nanoTime();

    private Lines(InputStream stream, Consumer<String> say) {
        this.reader = new Thread(() -> read(stream, say), "child-output");
        reader.setDaemon(true);
    }

    static Lines of(InputStream stream, Consumer<String> say) {
        var lines = new Lines(stream, say);
        lines.reader.start();
        return lines;
    }

    private void read(InputStream stream, Consumer<String> say) {
        try (var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var c = text.read(); c >= 0; c = text.read()) {
                take((char) c, say);
            }
            if (open.length() > 0) {
                end(say);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(char c, Consumer<String> say) {
        if (c == '\n') {
            end(say);
        } else if (c != '\r') {
            synchronized (lines) {
                open.append(c);
                lastRead = System.nanoTime();
            }
        }
    }

    private void end(Consumer<String> say) {
        String line;
        synchronized (lines) {
            line = open.toString();
            open.setLength(0);
            lines.add(line);
            lastRead = System.nanoTime();
        }
        say.accept(line);
    }

    /** What the child asks, when its last words ask something and it has been silent for so long. */
    Optional<String> question(Duration patience) {
        synchronized (lines) {
            if (System.nanoTime() - lastRead < patience.toNanos()) {
                return Optional.empty();
            }
            var last = new ArrayList<>(lines.subList(Math.max(0, lines.size() - QUESTION_LINES), lines.size()));
            last.add(open.toString());
            last.replaceAll(line -> CONTROL.matcher(line).replaceAll(""));
            var asks = EXPECTS.matcher(last.get(last.size() - 1)).find()
                    || last.stream().anyMatch(line -> ASKS.matcher(line).find());
            last.removeIf(String::isBlank);
            return asks
                    ? Optional.of(
                            String.join(" | ", last.stream().map(String::strip).toList()))
                    : Optional.empty();
        }
    }

    /** All lines, or those that came before the limit where something else still holds the output open. */
    List<String> await(Duration limit) throws InterruptedException {
        reader.join(limit.toMillis());
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
