package com.wallstreetsim.restore.adapter.clickhouse;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A ClickHouse server over HTTP. */
public final class ClickHouseHttp implements AnalyticsStore {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    // A table read to its end may take long.
    private static final Duration QUERY = Duration.ofMinutes(30);

    private final Route.Finder finder;
    private final String user;
    private final Secret password;
    private Optional<HttpClient> client = Optional.empty();

    public ClickHouseHttp(Route.Finder finder, String user, Secret password) {
        this.finder = finder;
        this.user = user;
        this.password = password;
    }

    @Override
    public String version() throws StepException {
        return query("SELECT version()").get(0).get(0);
    }

    @Override
    public List<List<String>> query(String sql) throws StepException {
        var route = finder.find();
        try {
            var answer = client().send(request(route, sql), HttpResponse.BodyHandlers.ofString());
            return Answers.rows(answer.statusCode(), answer.body(), user);
        } catch (IOException e) {
            throw new StepException(
                    "ClickHouse does not answer at " + route.how() + ": "
                            + (e.getMessage() == null ? "connection refused" : e.getMessage()),
                    "Look at 'docker logs' of its container.",
                    e);
        } catch (InterruptedException e) {
            // The port has no interruption; whoever waits for the thread sees the flag.
            Thread.currentThread().interrupt();
            throw new StepException("stopped while ClickHouse was asked", "Run it again.", e);
        }
    }

    private HttpRequest request(Route route, String sql) {
        var host = route.host().contains(":") ? "[" + route.host() + "]" : route.host();
        // Without wait_end_of_query a query that fails half-way is a 200 with the exception at its end.
        var address = URI.create("http://" + host + ":" + route.port() + "/?wait_end_of_query=1");
        return HttpRequest.newBuilder(address)
                .timeout(QUERY)
                .header("X-ClickHouse-User", user)
                .header("X-ClickHouse-Key", password.reveal())
                .header("X-ClickHouse-Format", "TabSeparated")
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
    }

    private synchronized HttpClient client() {
        if (client.isEmpty()) {
            client = Optional.of(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build());
        }
        return client.get();
    }
}
