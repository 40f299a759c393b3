package com.wallstreetsim.restore.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState.Mount;
import com.wallstreetsim.restore.port.ContainerState.PublishedPort;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DockerContainersIT {
    private static final ContainerName NOWHERE = new ContainerName("wss-no-such");
    private static TestContainer container;

    private final DockerContainers containers = new DockerContainers(Optional.empty());

    @BeforeAll
    static void start() {
        container = TestContainer.run(
                "--label",
                "wss.odd=a=b",
                "-e",
                "SECRET=x=y",
                "-p",
                "127.0.0.1::80",
                "alpine:latest",
                "sh",
                "-c",
                "echo out; echo err >&2; trap 'exit 3' TERM; while :; do sleep 0.1; done");
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void describesAContainer() throws Exception {
        var state = containers.find(container.name()).orElseThrow();

        assertThat(state.name()).isEqualTo(container.name());
        assertThat(state.running()).isTrue();
        assertThat(state.health()).isEmpty();
        assertThat(state.image()).isEqualTo("alpine:latest");
        assertThat(state.labels()).containsEntry("wss.odd", "a=b");
        assertThat(state.environment()).containsEntry("SECRET", "x=y");
        assertThat(state.toString()).doesNotContain("x=y");
        assertThat(state.addresses()).singleElement().asString().startsWith("172.");
        assertThat(state.startedAt()).isPresent();
        assertThat(state.finishedAt()).isEmpty();
        assertThat(state.ports()).singleElement().satisfies(port -> {
            assertThat(port.hostAddress()).isEqualTo("127.0.0.1");
            assertThat(port.containerPort()).isEqualTo(80);
        });
        assertThat(containers.withLabel("wss.odd", "a=b"))
                .extracting(found -> found.name())
                .contains(container.name());
        assertThat(containers.find(NOWHERE)).isEmpty();
        assertThat(containers.engineVersion()).matches("\\d+\\.\\d+.*");
        assertThat(containers.log(container.name(), 10)).containsExactlyInAnyOrder("out", "err");
    }

    @Test
    void tellsVolumesFromBindMountsAndPortsOfAStoppedOne(@TempDir Path directory) throws Exception {
        try (var made = TestContainer.create(
                "-v", "/data", "-v", directory + ":/bound:ro", "-p", "127.0.0.1:15999:5432", "alpine:latest", "true")) {
            var state = containers.find(made.name()).orElseThrow();

            assertThat(state.status()).isEqualTo("created");
            assertThat(state.ports()).containsExactly(new PublishedPort("127.0.0.1", 15999, 5432));
            assertThat(state.mounts()).contains(new Mount(Optional.empty(), directory.toString(), "/bound", false));
            assertThat(state.mounts())
                    .filteredOn(mount -> mount.destination().equals("/data"))
                    .singleElement()
                    .satisfies(mount -> assertThat(mount.volume()).isPresent());
            assertThat(catchThrowableOfType(
                                    StepException.class, () -> new ContainerRoute(containers, made.name(), 5432).find())
                            .message())
                    .isEqualTo("container '" + made.name() + "' is not running: created");
        }
    }

    @Test
    void startsStopsAndRemovesTwiceWithTheSameResult() throws Exception {
        try (var made = TestContainer.create("alpine:latest", "sleep", "100")) {
            containers.start(made.name());
            containers.start(made.name());
            assertThat(containers.find(made.name()).orElseThrow().running()).isTrue();
            containers.stop(made.name(), Duration.ofSeconds(1));
            containers.stop(made.name(), Duration.ofSeconds(1));
            assertThat(containers.find(made.name()).orElseThrow().status()).isEqualTo("exited");
            containers.remove(made.name());
            containers.remove(made.name());
            assertThat(containers.find(made.name())).isEmpty();
        }
    }

    @Test
    void feedsInputToItsEndAndTellsTheExitCode() throws Exception {
        var out = new ByteArrayOutputStream();
        var ended = containers.exec(
                container.name(),
                List.of("sh", "-c", "wc -c; echo \"$1 $WORD\" >&2; exit 6", "sh", "a 'b' $c"),
                Map.of("WORD", "from environment"),
                Optional.of(zeros(50_000_000)),
                out::write);

        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("50000000");
        assertThat(ended.standardError()).isEqualTo("a 'b' $c from environment\n");
        assertThat(ended.exitCode()).isEqualTo(6);
    }

    @Test
    void comesBackWhenTheCommandEndsBeforeItsInput() throws Exception {
        var ended = containers.exec(
                container.name(), List.of("head", "-c", "10"), Map.of(), Optional.of(zeros(1L << 40)), (b, o, n) -> {});

        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void tellsACommandThatIsNotThere() throws Exception {
        var ended = containers.exec(
                container.name(), List.of("no-such-command"), Map.of(), Optional.empty(), (b, o, n) -> {});

        assertThat(ended.exitCode()).isEqualTo(127);
        assertThat(ended.standardError()).contains("no-such-command: not found");
    }

    @Test
    void doesNotTakeHalfAnInputForAWholeOne() {
        var broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the backup is damaged");
                }
                return 'x';
            }
        };
        var got = new AtomicLong();

        assertThatThrownBy(() -> containers.exec(
                        container.name(),
                        List.of("sh", "-c", "cat >/dev/null; echo whole"),
                        Map.of(),
                        Optional.of(broken),
                        (b, o, n) -> got.addAndGet(n)))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("the backup is damaged");
        assertThat(got).hasValue(0);
    }

    @Test
    void tellsTheBrokenInputToAReaderThatWasBusyWhenItBroke() {
        var busy = new CountDownLatch(1);
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("nothing came out");
                }
                throw new IOException("the backup is damaged");
            }
        };

        assertThatThrownBy(() -> containers.exec(
                        container.name(),
                        List.of("sh", "-c", "echo begun; cat >/dev/null"),
                        Map.of(),
                        Optional.of(broken),
                        (b, o, n) -> {
                            busy.countDown();
                            Awaitility.await().until(() -> !feeding());
                        }))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("the backup is damaged");
    }

    private static boolean feeding() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("exec-input"));
    }

    @Test
    void endsTheCommandWhenItsThreadIsInterrupted() throws Exception {
        var failure = new AtomicReference<Throwable>();
        var got = new AtomicLong();
        var worker = new Thread(() -> {
            try {
                containers.exec(
                        container.name(),
                        List.of("sh", "-c", "echo begun; exec sleep 4711"),
                        Map.of(),
                        Optional.empty(),
                        (b, o, n) -> got.addAndGet(n));
            } catch (StepException | InterruptedException e) {
                failure.set(e);
            }
        });
        worker.start();
        Awaitility.await().until(() -> got.get() > 0);
        assertThat(container.inside("ps")).contains("sleep 4711");

        worker.interrupt();
        worker.join(10_000);

        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        assertThat(container.inside("ps")).doesNotContain("sleep 4711");
    }

    @Test
    void saysWhatIsWrongWithTheContainerOrTheEngine(@TempDir Path directory) throws Exception {
        var absent =
                failure(() -> containers.exec(NOWHERE, List.of("true"), Map.of(), Optional.empty(), (b, o, n) -> {}));
        var bogus =
                failure(() -> new DockerContainers(Optional.of("unix://" + directory + "/no.sock")).engineVersion());
        var remote = failure(() -> new DockerContainers(Optional.of("tcp://192.0.2.1:2375")).engineVersion());
        var dead = directory.resolve("dead.sock");
        try (var server = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            server.bind(java.net.UnixDomainSocketAddress.of(dead));
        }
        var refused = failure(() -> new DockerContainers(Optional.of("unix://" + dead)).find(NOWHERE));

        assertThat(absent.message()).isEqualTo("container 'wss-no-such' does not exist");
        assertThat(failure(() -> containers.start(NOWHERE)).message()).isEqualTo(absent.message());
        assertThat(bogus.message()).isEqualTo("no Docker engine: " + directory + "/no.sock does not exist");
        assertThat(bogus.hint()).isEqualTo("Start it with 'systemctl start docker', or set DOCKER_HOST to its socket.");
        assertThat(refused.message()).isEqualTo("no Docker engine answers at " + dead + ": connection refused");
        assertThat(remote.message())
                .isEqualTo("DOCKER_HOST is 'tcp://192.0.2.1:2375', and only unix sockets are supported");
        try (var made = TestContainer.create("alpine:latest", "true")) {
            assertThat(failure(() -> containers.exec(
                                    made.name(), List.of("true"), Map.of(), Optional.empty(), (b, o, n) -> {}))
                            .message())
                    .isEqualTo("container '" + made.name() + "' is not running");
        }
    }

    private static StepException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(StepException.class, call);
    }

    private static InputStream zeros(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                var n = (int) Math.min(left, length);
                left -= n;
                return n == 0 ? -1 : n;
            }
        };
    }
}
