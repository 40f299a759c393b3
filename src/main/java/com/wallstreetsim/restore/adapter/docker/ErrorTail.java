package com.wallstreetsim.restore.adapter.docker;

import com.wallstreetsim.restore.port.Containers.ByteSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Standard error: its first line is the process's number, of the rest the last 8 KiB are kept. */
final class ErrorTail implements ByteSink {
    private static final int KEPT = 8 << 10;

    private final StringBuilder first = new StringBuilder();
    private boolean pidKnown;
    private byte[] tail = new byte[0];

    @Override
    public void accept(byte[] buffer, int offset, int length) {
        var at = offset;
        while (!pidKnown && at < offset + length) {
            var next = buffer[at++];
            if (next == '\n') {
                pidKnown = true;
            } else {
                first.append((char) next);
            }
        }
        keep(buffer, at, offset + length - at);
    }

    private void keep(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return;
        }
        var joined = new ByteArrayOutputStream(tail.length + length);
        joined.write(tail, 0, tail.length);
        joined.write(buffer, offset, length);
        var all = joined.toByteArray();
        tail = all.length <= KEPT ? all : Arrays.copyOfRange(all, all.length - KEPT, all.length);
    }

    /** The number inside the container, once the process has started. */
    Optional<String> pid() {
        var text = first.toString();
        return pidKnown && text.matches("\\d+") ? Optional.of(text) : Optional.empty();
    }

    /** What the command itself wrote; where it never started, what the engine wrote in its place. */
    String text() {
        var own = new String(tail, StandardCharsets.UTF_8);
        return pid().isPresent() || first.isEmpty() ? own : first + "\n" + own;
    }
}
