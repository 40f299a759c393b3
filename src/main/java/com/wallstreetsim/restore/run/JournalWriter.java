package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Appends to a journal. What {@link #append} was given is on disk when it returns. */
final class JournalWriter implements AutoCloseable {
    private final FileChannel channel;
    private final Clock clock;
    private long seq;
    private @Nullable JournalException broken;

    private JournalWriter(FileChannel channel, Clock clock, long seq) {
        this.channel = channel;
        this.clock = clock;
        this.seq = seq;
    }

    /** Opens a journal behind its last whole line; the torn rest of a crash is cut off. */
    static JournalWriter open(Path journal, Clock clock) throws JournalException {
        var read = JournalReader.readAll(journal);
        try {
            RunDirectory.touch(journal);
            var channel = FileChannel.open(journal, StandardOpenOption.WRITE, StandardOpenOption.READ);
            channel.truncate(read.wholeBytes());
            channel.position(read.wholeBytes());
            return new JournalWriter(channel, clock, read.lines().size());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes the event and forces it to disk. */
    synchronized JournalLine append(RunEvent event) throws JournalException {
        var line = write(event);
        try {
            channel.force(false);
        } catch (IOException e) {
            broken = unwritable(e);
            throw broken;
        }
        return line;
    }

    /** Writes the event without waiting for the disk: for progress only. */
    synchronized JournalLine note(RunEvent event) throws JournalException {
        return write(event);
    }

    /** After one failure nothing more is written: a line behind a torn one would make the whole journal unreadable. */
    private JournalLine write(RunEvent event) throws JournalException {
        if (broken != null) {
            throw broken;
        }
        var line = new JournalLine(seq + 1, clock.instant(), event);
        var bytes = ByteBuffer.wrap((EventJson.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            broken = unwritable(e);
            throw broken;
        }
        seq++;
        return line;
    }

    private static JournalException unwritable(IOException e) {
        return new JournalException(
                "the journal cannot be written: " + e.getMessage(),
                "Free space on the file system of the state directory, then resume the run.",
                e);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
