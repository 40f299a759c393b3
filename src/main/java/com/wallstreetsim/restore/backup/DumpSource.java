package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A backup file opened for reading: recognised by its content, unpacked where it is gzip, checked to its last byte. */
public final class DumpSource implements AutoCloseable {
    private final InputStream stream;
    private final long size;

    private DumpSource(InputStream stream, long size) {
        this.stream = stream;
        this.size = size;
    }

    /**
     * Opens a plain dump, gzip or not.
     *
     * @throws DamagedException when the content is anything else; its reason and message say what
     */
    public static DumpSource open(Path file) throws IOException {
        throw new IOException("not yet: " + file);
    }

    /** The plain dump. Reading it to its end checks length and checksum of every gzip member. */
    public InputStream stream() {
        return stream;
    }

    /** Bytes of the file read so far, for progress. */
    public long position() {
        return 0;
    }

    /** Size of the file in bytes. */
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
