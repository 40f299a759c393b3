package com.wallstreetsim.restore.adapter.docker;

import com.wallstreetsim.restore.port.Containers.ByteSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts an exec over the engine's socket with a true half-close, the one thing docker-java lacks (its issue 1448). */
final class ExecStream {
    private static final int BUFFER = 1 << 16;
    private static final String BODY = "{\"Detach\":false,\"Tty\":false}";

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
    private volatile @Nullable IOException inputFailure;

    private ExecStream(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Feeds {@code input}, hands over both outputs until the command has closed them.
     *
     * @throws ClosedByInterruptException when the calling thread is interrupted
     */
    static void run(Path socket, String api, String execId, Optional<InputStream> input, ByteSink out, ByteSink error)
            throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var stream = new ExecStream(channel);
            stream.start(api, execId);
            var feeder = input.map(stream::feed);
            try {
                stream.frames(out, error);
            } finally {
                feeder.ifPresent(Thread::interrupt);
            }
            stream.throwInputFailure();
        }
    }

    private void start(String api, String execId) throws IOException {
        var request = "POST /v" + api + "/exec/" + execId + "/start HTTP/1.1\r\nHost: docker\r\n"
                + "Content-Type: application/json\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
                + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;
        write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            if (!fill(1)) {
                throw new EOFException("the engine closed the connection");
            }
            head.append((char) in.get());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("the engine refused to start it: "
                    + head.toString().lines().findFirst().orElse(""));
        }
    }

    private Thread feed(InputStream input) {
        var feeder = new Thread(() -> copy(input), "exec-input");
        feeder.setDaemon(true);
        feeder.start();
        return feeder;
    }

    private void copy(InputStream input) {
        try {
            var buffer = new byte[BUFFER];
            for (var n = read(input, buffer); n > 0; n = read(input, buffer)) {
                write(ByteBuffer.wrap(buffer, 0, n));
            }
            channel.shutdownOutput();
        } catch (IOException e) {
            // The command ended before its input did, or the input broke and is noted: the reader tells either.
            endOfInputAfter(e);
        }
    }

    private int read(InputStream input, byte[] buffer) throws IOException {
        try {
            return input.read(buffer);
        } catch (IOException e) {
            inputFailure = e;
            throw e;
        }
    }

    private void endOfInputAfter(IOException e) {
        try {
            if (inputFailure != null) {
                // A clean end would let the command take half an input for a whole one.
                channel.close();
            }
        } catch (IOException closing) {
            e.addSuppressed(closing);
        }
    }

    private void throwInputFailure() throws IOException {
        var failure = inputFailure;
        if (failure != null) {
            throw failure;
        }
    }

    private void frames(ByteSink out, ByteSink error) throws IOException {
        try {
            while (fill(8)) {
                var sink = in.getInt() >>> 24 == 2 ? error : out;
                payload(sink, in.getInt());
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (ClosedChannelException e) {
            // While it was read, or before the next read: closed by the feeder, whose reason says more.
            throwInputFailure();
            throw e;
        }
    }

    private void payload(ByteSink sink, int length) throws IOException {
        for (var left = length; left > 0; ) {
            if (!in.hasRemaining() && !fill(1)) {
                throw new EOFException("the engine cut the stream inside a frame");
            }
            var n = Math.min(left, in.remaining());
            sink.accept(in.array(), in.position(), n);
            in.position(in.position() + n);
            left -= n;
        }
    }

    private boolean fill(int need) throws IOException {
        while (in.remaining() < need) {
            in.compact();
            var n = channel.read(in);
            in.flip();
            if (n < 0) {
                if (in.hasRemaining()) {
                    throw new EOFException("the engine cut the stream inside a frame");
                }
                return false;
            }
        }
        return true;
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
