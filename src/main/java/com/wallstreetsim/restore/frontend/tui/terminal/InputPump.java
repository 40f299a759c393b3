package com.wallstreetsim.restore.frontend.tui.terminal;

import java.io.IOException;
import java.time.Duration;

/** A daemon thread that reads the terminal, frames keys and queues them. */
final class InputPump {
    /** A gate takes a second look at a broken sequence rather than a cancel, so this may be long. */
    private static final Duration SEQUENCE_HOLD = Duration.ofSeconds(1);

    private static final Duration PASTE_HOLD = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** Where bytes come from. */
    interface Source {
        int TIMEOUT = -2;
        int END = -1;

        /** The next byte, or {@link #TIMEOUT}, or {@link #END}. */
        int read(long timeoutMillis) throws IOException;
    }

    private final Source source;
    private final Duration escapeHold;
    private final SequenceFramer framer;
    private final KeyQueue queue = new KeyQueue();
    private final Thread thread;
    private volatile Runnable arrived = () -> {};
    private volatile boolean stopped;

    InputPump(Source source, Duration escapeHold, boolean utf8) {
        this.source = source;
        this.escapeHold = escapeHold;
        this.framer = new SequenceFramer(utf8);
        this.thread = new Thread(this::pump, "terminal-input");
        thread.setDaemon(true);
    }

    KeyQueue queue() {
        return queue;
    }

    /** @param onArrival called on the pump's thread after each key and at the end of input */
    void start(Runnable onArrival) {
        arrived = onArrival;
        thread.start();
    }

    void stop() {
        stopped = true;
        queue.end();
        thread.interrupt();
    }

    /** True when the terminal is gone and no key will come any more. */
    boolean ended() {
        return stopped;
    }

    private void pump() {
        try {
            while (!stopped) {
                publish(next());
            }
        } catch (IOException e) {
            // The terminal was hung up: for whoever reads keys that is the end of input, and nothing else.
            stopped = true;
        }
        queue.end();
        arrived.run();
    }

    private byte[] next() throws IOException {
        int b = source.read(patience().toMillis());
        if (b == Source.END) {
            stopped = true;
            return new byte[0];
        }
        if (b == Source.TIMEOUT) {
            return framer.hold() == SequenceFramer.Hold.NOT_AT_ALL ? new byte[0] : framer.timeout();
        }
        return framer.feed(b);
    }

    private Duration patience() {
        return switch (framer.hold()) {
            case NOT_AT_ALL -> IDLE;
            case ESCAPE -> escapeHold;
            case SEQUENCE -> SEQUENCE_HOLD;
            case PASTE -> PASTE_HOLD;
        };
    }

    private void publish(byte[] frame) {
        if (frame.length > 0) {
            queue.put(frame);
            arrived.run();
        }
    }
}
