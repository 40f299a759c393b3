package com.wallstreetsim.restore.frontend.tui.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Output that is written only when flushed, and not at all after it was shut: a late paint must not spoil a shell. */
final class GatedOutput extends OutputStream {
    private final OutputStream out;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(8192);
    private boolean shut;

    GatedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int b) {
        buffer.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        buffer.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        if (!shut && buffer.size() > 0) {
            buffer.writeTo(out);
            out.flush();
        }
        buffer.reset();
    }

    /** Writes the last bytes that will ever be written; false when that had been done before. */
    synchronized boolean shut(byte[] last) throws IOException {
        if (shut) {
            return false;
        }
        shut = true;
        buffer.reset();
        out.write(last);
        out.flush();
        return true;
    }
}
