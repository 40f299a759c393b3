package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs {@code pg_dump} inside the container: its version is the server's, and the host needs none. */
final class PgDump {
    private static final List<String> COMMAND = List.of("pg_dump", "--format=plain", "--no-owner", "--no-acl");
    private static final long BETWEEN_PROGRESS_NANOS = 100_000_000;

    private final Containers containers;
    private final ContainerName container;
    private final Server server;

    PgDump(Containers containers, ContainerName container, Server server) {
        this.containers = containers;
        this.container = container;
        this.server = server;
    }

    void write(String database, OutputStream target, StepContext context)
            throws StepException, InterruptedException, IOException {
        var sink = new Sink(target, context);
        var runner = Thread.currentThread();
        try (var hook = CancelHook.on(context, runner::interrupt)) {
            var ended = containers.exec(container, COMMAND, environment(database), Optional.empty(), sink);
            if (ended.exitCode() != 0) {
                throw failed(database, ended);
            }
            hook.checkNotCancelled();
        } catch (StepException e) {
            sink.throwFailure();
            throw e;
        }
        sink.tell();
    }

    /** By environment: a name with '=' in it would be taken for a connection string, and a password is seen by all. */
    private Map<String, String> environment(String database) {
        return Map.of(
                "PGDATABASE", database,
                "PGUSER", server.user(),
                "PGPASSWORD", server.password().reveal(),
                "PGAPPNAME", server.applicationName());
    }

    private StepException failed(String database, Containers.ExecResult ended) {
        var said = ended.standardError().strip().replaceAll("\\s*\\n\\s*", "; ");
        return new StepException(
                "pg_dump of database '" + database + "' in container '" + container + "' ended with exit code "
                        + ended.exitCode() + (said.isEmpty() ? "" : ": " + said),
                "The copy is not whole and must not be used; correct what it names, then retry.");
    }

    private static final class Sink implements Containers.ByteSink {
        private final OutputStream target;
        private final StepContext context;
        private long bytes;
        private long toldAt = System.nanoTime();
        private @Nullable IOException failure;

        Sink(OutputStream target, StepContext context) {
            this.target = target;
            this.context = context;
        }

        @Override
        public void accept(byte[] buffer, int offset, int length) throws IOException {
            try {
                target.write(buffer, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
            bytes += length;
            if (System.nanoTime() - toldAt > BETWEEN_PROGRESS_NANOS) {
                tell();
            }
        }

        void tell() {
            toldAt = System.nanoTime();
            context.progress(new Progress(bytes, 0, "bytes", "%,d bytes dumped".formatted(bytes)));
        }

        /** A full disk is the writer's story, not the container's. */
        void throwFailure() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
