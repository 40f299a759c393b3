package com.wallstreetsim.restore.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpWebTests {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpWeb web = new HttpWeb();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        answer("/ok", 200, "{\"status\":\"ok\"}", "");
        answer("/ill", 503, "unhealthy", "");
        answer("/big", 200, "x".repeat(200_000), "");
        answer("/here", 302, "", "/ok");
        answer("/away", 302, "gone", "http://127.0.0.2:1/");
        answer("/round", 302, "round", "/round");
        server.createContext("/slow", exchange -> {
            try {
                released.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.close();
        });
        server.start();
    }

    private void answer(String path, int status, String body, String location) {
        server.createContext(path, exchange -> {
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void tellsStatusAndBodyOfAnyAnswer() throws Exception {
        assertThat(get("/ok").status()).isEqualTo(200);
        assertThat(get("/ok").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(get("/ill").status()).isEqualTo(503);
        assertThat(get("/big").body()).hasSize(65_536);
        assertThat(get("/ok").problem()).isEmpty();
    }

    @Test
    void followsARedirectOnTheSameHostOnly() throws Exception {
        assertThat(get("/here").status()).isEqualTo(200);
        assertThat(get("/away").status()).isEqualTo(302);
        assertThat(get("/round").status()).isEqualTo(302);
    }

    @Test
    void saysWhyThereIsNoAnswer() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var slow = web.get(url("/slow"), Duration.ofMillis(300));

        assertThat(slow.problem()).contains("no answer within 300 ms");
        assertThat(slow.took()).isBetween(Duration.ofMillis(250), Duration.ofSeconds(3));
        assertThat(slow.status()).isZero();
        assertThat(web.get("http://127.0.0.1:" + free + "/", LIMIT).problem()).contains("connection refused");
        assertThat(web.get("no url", LIMIT).problem()).contains("not a URL: no url");
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws Exception {
        var failure = new AtomicReference<Throwable>();
        var worker = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                web.get(url("/slow"), Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                failure.set(e);
            }
        });
        worker.start();
        worker.join(5_000);

        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
    }

    private com.wallstreetsim.restore.port.Web.Answer get(String path) throws InterruptedException {
        return web.get(url(path), LIMIT);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
