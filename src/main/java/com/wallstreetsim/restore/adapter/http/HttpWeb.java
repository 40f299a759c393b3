package com.wallstreetsim.restore.adapter.http;

import com.wallstreetsim.restore.port.Web;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Probes over HTTP. Nothing is made before the first call; its threads do not keep the program alive. */
public final class HttpWeb implements Web {
    private static final long BODY_LIMIT = 64 << 10;
    private static final int REDIRECTS = 5;

    private final Lazy client = new Lazy();

    @Override
    public Optional<String> jsonAt(String json, String path) {
        return JsonPaths.at(json, path);
    }

    @Override
    public Answer get(String url, Duration limit) throws InterruptedException {
        var start = System.nanoTime();
        var address = HttpUrl.parse(url);
        if (address == null) {
            return none(start, "not a URL: " + url);
        }
        try {
            return follow(address, limit, start);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while waiting for " + url);
            }
            return none(start, problem(e, limit));
        }
    }

    /** Redirects are followed on the same host only: a probe must not wander off to another system. */
    private Answer follow(HttpUrl first, Duration limit, long start) throws IOException {
        var address = first;
        for (var hop = 0; ; hop++) {
            var left = limit.minusNanos(System.nanoTime() - start);
            if (left.isNegative() || left.isZero()) {
                throw new InterruptedIOException("timeout");
            }
            try (var response = call(address, left)) {
                var target = response.header("Location") == null
                        ? null
                        : address.resolve(String.valueOf(response.header("Location")));
                if (!response.isRedirect() || hop == REDIRECTS || target == null || !sameHost(first, target)) {
                    return answer(response, start);
                }
                address = target;
            }
        }
    }

    private Response call(HttpUrl address, Duration limit) throws IOException {
        return client.get()
                .newBuilder()
                .callTimeout(limit)
                .connectTimeout(limit)
                .readTimeout(limit)
                .build()
                .newCall(new Request.Builder().url(address).build())
                .execute();
    }

    private static boolean sameHost(HttpUrl one, HttpUrl other) {
        return one.host().equals(other.host()) && one.port() == other.port();
    }

    private static Answer answer(Response response, long start) throws IOException {
        var body = response.peekBody(BODY_LIMIT).string();
        return new Answer(response.code(), body, since(start), Optional.empty());
    }

    private static Answer none(long start, String problem) {
        return new Answer(0, "", since(start), Optional.of(problem));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String problem(IOException e, Duration limit) {
        if (e instanceof ConnectException) {
            return "connection refused";
        }
        if (e instanceof UnknownHostException) {
            return "host not found";
        }
        if (e instanceof InterruptedIOException) {
            return "no answer within " + seconds(limit);
        }
        return "the connection broke: " + e.getMessage();
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** The library takes a third of a second to load; most screens never need it. */
    private static final class Lazy {
        private Optional<OkHttpClient> made = Optional.empty();

        synchronized OkHttpClient get() {
            if (made.isEmpty()) {
                made = Optional.of(new OkHttpClient.Builder()
                        .dispatcher(new Dispatcher())
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .build());
            }
            return made.get();
        }
    }
}
