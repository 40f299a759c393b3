package com.wallstreetsim.restore.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read; the count may be asked from another thread. */
final class Counted extends FilterInputStream {
    private volatile long count;

    Counted(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        add(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        add(Math.max(read, 0));
        return read;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads the file; others only look
    private void add(int more) {
        count += more;
    }
}
