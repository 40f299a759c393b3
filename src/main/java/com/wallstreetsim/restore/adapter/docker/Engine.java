package com.wallstreetsim.restore.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import com.wallstreetsim.restore.procedure.StepException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The engine behind one unix socket; the connection and the API version are settled at the first call. */
final class Engine {
    private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
    // Engine 29 takes nothing older than 1.44, Engine 20.10 nothing newer than 1.41: docker-java itself settles
    // neither.
    private static final RemoteApiVersion NEWEST_TESTED = RemoteApiVersion.VERSION_1_44;
    // The first with an environment for exec, which is how secrets stay out of argument lists.
    private static final RemoteApiVersion OLDEST_USABLE = RemoteApiVersion.VERSION_1_25;

    // Settling makes the engine start three programs to tell their versions: once for the process is enough.
    private static final Map<String, Engine> ALL = new ConcurrentHashMap<>();

    private final String host;
    private @Nullable Session session;

    private Engine(String host) {
        this.host = host;
    }

    /** The same for all who ask for the same host; an empty {@code dockerHost} means the usual socket. */
    static Engine at(Optional<String> dockerHost) {
        return ALL.computeIfAbsent(dockerHost.filter(given -> !given.isBlank()).orElse(DEFAULT_HOST), Engine::new);
    }

    /** A client that speaks a version the engine understands. */
    DockerClient client() throws StepException {
        return session().client;
    }

    /** The version agreed on, such as {@code 1.41}. */
    String apiVersion() throws StepException {
        return session().apiVersion;
    }

    /** The engine's own version, such as {@code 20.10.24}; asked anew, so that it proves the engine is there. */
    String version() throws StepException {
        return String.valueOf(EngineErrors.translated(
                socket(),
                "ask the Docker engine for its version",
                () -> client().versionCmd().exec().getVersion()));
    }

    /** The socket's path. */
    Path socket() throws StepException {
        if (!host.startsWith("unix://")) {
            throw new StepException(
                    "DOCKER_HOST is '" + host + "', and only unix sockets are supported",
                    "Run this on the host of the engine with DOCKER_HOST unset.");
        }
        return Path.of(host.substring("unix://".length()));
    }

    private synchronized Session session() throws StepException {
        var known = session;
        if (known == null) {
            var socket = socket();
            known = EngineErrors.translated(socket, "reach the Docker engine", () -> connect(host));
            session = known;
        }
        return known;
    }

    private static Session connect(String host) throws StepException {
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(URI.create(host))
                .build();
        var version = DockerClientImpl.getInstance(config(host, RemoteApiVersion.UNKNOWN_VERSION), http)
                .versionCmd()
                .exec();
        var agreed = agree(version);
        return new Session(DockerClientImpl.getInstance(config(host, agreed), http), agreed.getVersion());
    }

    /** The newest version both sides know. */
    static RemoteApiVersion agree(Version engine) throws StepException {
        var newest = RemoteApiVersion.parseConfig(engine.getApiVersion());
        var agreed = NEWEST_TESTED.isGreaterOrEqual(newest) ? newest : NEWEST_TESTED;
        if (!agreed.isGreaterOrEqual(OLDEST_USABLE)) {
            throw new StepException(
                    "the Docker engine " + engine.getVersion() + " is too old: API " + engine.getApiVersion(),
                    "Update Docker to 1.13 or newer (API " + OLDEST_USABLE.getVersion() + ").");
        }
        var oldest = engine.getMinAPIVersion();
        if (oldest != null && !oldest.isBlank() && !agreed.isGreaterOrEqual(RemoteApiVersion.parseConfig(oldest))) {
            throw new StepException(
                    "the Docker engine " + engine.getVersion() + " takes API " + oldest
                            + " or newer, this program speaks " + agreed.getVersion(),
                    "Update wss-restore, or set 'min-api-version' in the engine's daemon.json.");
        }
        return agreed;
    }

    private static DockerClientConfig config(String host, RemoteApiVersion version) {
        return DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .withApiVersion(version)
                .build();
    }

    private record Session(DockerClient client, String apiVersion) {}
}
