package com.wallstreetsim.restore.frontend.tui.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;

/** The stream that Lanterna reads; unlike JLine's it knows how much is there. */
final class KeyQueue extends InputStream {
    private final ArrayDeque<Byte> bytes = new ArrayDeque<>();
    private boolean ended;

    synchronized void put(byte[] frame) {
        for (byte b : frame) {
            bytes.add(b);
        }
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized int available() {
        return bytes.size();
    }

    @Override
    public synchronized int read() throws IOException {
        try {
            while (bytes.isEmpty() && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted while waiting for a key");
            interrupted.initCause(e);
            throw interrupted;
        }
        return bytes.isEmpty() ? -1 : bytes.remove() & 0xff;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int first = read();
        if (first < 0) {
            return -1;
        }
        into[offset] = (byte) first;
        int count = 1;
        while (count < length && !bytes.isEmpty()) {
            into[offset + count++] = bytes.remove();
        }
        return count;
    }
}
