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
import java.util.function.Consumer;

/** Reads one output of a child in a thread of its own, so that neither output can block the other. */
final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

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
            for (var line = text.readLine(); line != null; line = text.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                say.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
