package com.wallstreetsim.restore.adapter.docker;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.ContainerState.PublishedPort;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Comparator;
import java.util.Set;

/** The way to a port of a container: where it is published, else the container's own address. */
public final class ContainerRoute implements Route.Finder {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "");

    private final Containers containers;
    private final ContainerName name;
    private final int port;

    public ContainerRoute(Containers containers, ContainerName name, int port) {
        this.containers = containers;
        this.name = name;
        this.port = port;
    }

    @Override
    public Route find() throws StepException {
        var state = containers
                .find(name)
                .orElseThrow(() -> new StepException(
                        "container '" + name + "' does not exist",
                        "Bring it up with 'docker compose up -d', or correct its name in the site file."));
        if (state.status().equals("restarting")) {
            throw new AwayException(
                    "container '" + name + "' is restarting: its last end was exit code " + state.exitCode(),
                    "Look at 'docker logs --tail 50 " + name + "'.",
                    null);
        }
        if (!state.running()) {
            throw new StepException(
                    "container '" + name + "' is not running: " + state.status(),
                    "Look at 'docker logs --tail 50 " + name + "', then start it.");
        }
        return route(state);
    }

    private Route route(ContainerState state) throws StepException {
        var published = state.ports().stream()
                .filter(candidate -> candidate.containerPort() == port)
                .min(Comparator.comparing(candidate -> !loopback(candidate).equals("127.0.0.1")));
        if (published.isPresent()) {
            var host = loopback(published.get());
            var hostPort = published.get().hostPort();
            return new Route(host, hostPort, "published port " + host + ":" + hostPort);
        }
        var address = state.addresses().stream()
                .findFirst()
                .orElseThrow(() -> new AwayException(
                        "container '" + name + "' is on no network and publishes no port " + port,
                        "Connect it again with 'docker network connect', or make it anew with 'docker compose up -d"
                                + " --force-recreate'.",
                        null));
        return new Route(address, port, "address of container " + name + " " + address + ":" + port);
    }

    private static String loopback(PublishedPort published) {
        return EVERYWHERE.contains(published.hostAddress()) ? "127.0.0.1" : published.hostAddress();
    }
}
