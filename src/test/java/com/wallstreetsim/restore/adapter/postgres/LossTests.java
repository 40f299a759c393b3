package com.wallstreetsim.restore.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.FakeContainer;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.AwayException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LossTests {
    private static final ContainerName NAME = new ContainerName("postgres");
    private static final AwayException LOST = new AwayException("the session was lost", "Look.", null);

    @Test
    void anEngineThatStopsItsContainersFirstIsTheReason() throws Exception {
        var gone = new AwayException("no Docker engine: /docker.sock does not exist", "Start it.", null);

        var explained = explained("running", "exited", "exited", gone);

        assertThat(explained.message())
                .isEqualTo("the session was lost; no Docker engine: /docker.sock does not exist");
        assertThat(explained.hint()).isEqualTo("Start it.");
    }

    @Test
    void aContainerThatRunsAgainIsNotCalledStopped() throws Exception {
        assertThat(explained("exited", "exited", "running").message())
                .isEqualTo("the session was lost; container 'postgres' runs on");
    }

    private static AwayException explained(Object... answers) throws InterruptedException {
        return new Loss(containers(answers), NAME).explained(LOST);
    }

    /** Gives these answers to one look after another, the last one for ever. */
    private static Containers containers(Object... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        return (Containers) Proxy.newProxyInstance(
                Containers.class.getClassLoader(), new Class<?>[] {Containers.class}, (proxy, method, arguments) -> {
                    var answer = left.size() > 1 ? left.remove() : left.element();
                    if (answer instanceof AwayException away) {
                        throw away;
                    }
                    return Optional.of(FakeContainer.in(NAME.value(), String.valueOf(answer))
                            .state());
                });
    }
}
