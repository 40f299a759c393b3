package com.wallstreetsim.restore.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything of a site that must not be shown, and the names that must stay readable. */
final class SiteSecrets {
    private final SiteSources sources;
    private final PostgresSite postgres;
    private final RedisSite redis;
    private final ClickHouseSite clickhouse;

    SiteSecrets(SiteSources sources, PostgresSite postgres, RedisSite redis, ClickHouseSite clickhouse) {
        this.sources = sources;
        this.postgres = postgres;
        this.redis = redis;
        this.clickhouse = clickhouse;
    }

    Redactor redactor(Stream<String> more) {
        Set<String> names = Stream.concat(more, names()).collect(Collectors.toCollection(HashSet::new));
        guessable(postgres.password(), names, "PostgreSQL");
        guessable(redis.password(), names, "Redis");
        guessable(clickhouse.password(), names, "ClickHouse");
        return Redactor.of(secrets(), names);
    }

    private List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(sources.env().secrets());
        Stream.of(postgres.password(), redis.password(), clickhouse.password())
                .flatMap(Optional::stream)
                .forEach(secrets::add);
        sources.compose()
                .ifPresent(compose -> compose.services().values().stream()
                        .flatMap(s -> s.environment().entrySet().stream())
                        .forEach(e -> addHidden(e, secrets)));
        return secrets;
    }

    private static void addHidden(Map.Entry<String, Secret> entry, List<Secret> secrets) {
        EnvValue value = EnvValue.of(entry.getKey(), entry.getValue().reveal(), 0);
        if (value.hidden()) {
            secrets.add(value.value());
        }
        value.passwordInUrl().ifPresent(p -> secrets.addAll(List.of(p, Percent.decoded(p))));
    }

    private Stream<String> names() {
        return Stream.of(
                "postgres",
                "redis",
                "clickhouse",
                postgres.database(),
                postgres.user(),
                clickhouse.database(),
                clickhouse.user(),
                postgres.service(),
                postgres.container(),
                redis.service(),
                redis.container(),
                clickhouse.service(),
                clickhouse.container());
    }

    private void guessable(Optional<Secret> password, Set<String> names, String what) {
        if (password.filter(p -> names.contains(p.reveal())).isPresent()) {
            sources.findings()
                    .add(Finding.warning(
                            sources.env().file(),
                            0,
                            "the password of " + what + " is one of the site's names; it cannot be masked everywhere",
                            "Choose a random one, 32 characters or more."));
        }
    }
}
