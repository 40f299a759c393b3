package com.wallstreetsim.restore.runbook.troubleshoot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortHolderTests {
    private static final Path PROC = Path.of("/proc");

    @Test
    void namesTheProcessThatListens() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new PortHolder(PROC).of(socket.getLocalPort()))
                    .contains("java (pid %d)".formatted(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aPortThatWasGivenBackHasNoHolder() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(new PortHolder(PROC).of(port)).isEmpty();
    }

    @Test
    void aListenerOfSomebodyElseIsToldAsThat(@TempDir Path proc) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(
                proc.resolve("net/tcp"),
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
                        + "   0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0 77 1\n"
                        + "   1: 0100007F:1539 0100007F:9999 01 00000000:00000000 00:00000000 00000000  1000 0 78 1\n");

        assertThat(new PortHolder(proc).of(5432)).contains("a process of somebody else");
        assertThat(new PortHolder(proc).of(5433)).isEmpty();
    }
}
