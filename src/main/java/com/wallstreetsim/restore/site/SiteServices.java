package com.wallstreetsim.restore.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the three services: the site file's word first, then the compose file's, then the {@code .env}'s. */
final class SiteServices {
    private final SiteSources sources;
    private final EnvFilesOfServices envFiles;

    SiteServices(SiteSources sources) {
        this.sources = sources;
        this.envFiles = new EnvFilesOfServices(sources);
    }

    PostgresSite postgres() {
        ServiceSite at = at("postgres", 5432);
        String variable = variable("postgres", "POSTGRES_PASSWORD");
        return new PostgresSite(
                at,
                setting("postgres.database", at, "POSTGRES_DB").orElse("wallstreetsim"),
                setting("postgres.user", at, "POSTGRES_USER").orElse("wss_user"),
                needed("PostgreSQL", password(at, "postgres", variable, "DATABASE_URL"), variable),
                variable,
                sources.values()
                        .list("postgres.tables-to-check")
                        .orElse(List.of("agents", "companies", "orders", "trades")));
    }

    RedisSite redis() {
        ServiceSite at = at("redis", 6379);
        String variable = variable("redis", "REDIS_PASSWORD");
        Optional<Secret> fromCommand =
                sources.values().text("redis.password-variable").isPresent()
                        ? Optional.empty()
                        : sources.service(at.service()).flatMap(s -> s.option("--requirepass"));
        return new RedisSite(
                at,
                fromCommand.filter(s -> !s.isEmpty()).or(() -> password(at, "redis", variable, "REDIS_URL")),
                variable);
    }

    ClickHouseSite clickhouse() {
        ServiceSite at = at("clickhouse", 8123);
        String variable = variable("clickhouse", "CLICKHOUSE_PASSWORD");
        return new ClickHouseSite(
                at,
                setting("clickhouse.database", at, "CLICKHOUSE_DB").orElse("wallstreetsim"),
                setting("clickhouse.user", at, "CLICKHOUSE_USER").orElse("wss_user"),
                needed("ClickHouse", password(at, "clickhouse", variable, "CLICKHOUSE_URL"), variable),
                variable);
    }

    private ServiceSite at(String kind, int port) {
        String service = service(kind);
        Optional<ComposeService> composed = sources.service(service);
        String container = sources.values()
                .text(kind + ".container")
                .or(() -> composed.flatMap(ComposeService::containerName).filter(n -> !n.isBlank()))
                .or(() -> composed.flatMap(s -> sources.compose()).map(c -> c.project() + "-" + service + "-1"))
                .orElse("wss_" + kind);
        return new ServiceSite(service, container, port, composed.flatMap(s -> s.published(port)));
    }

    private String service(String kind) {
        Optional<String> named = sources.values().text(kind + ".service");
        if (sources.compose().isEmpty()) {
            return named.orElse(kind);
        }
        ComposeFile compose = sources.compose().get();
        if (compose.service(named.orElse(kind)).isPresent()) {
            return named.orElse(kind);
        }
        List<String> byImage = named.isPresent() ? List.of() : withImage(compose, kind);
        if (byImage.size() == 1) {
            return byImage.get(0);
        }
        absent(compose, named.orElse(kind), kind);
        return named.orElse(kind);
    }

    private static List<String> withImage(ComposeFile compose, String kind) {
        return compose.services().values().stream()
                .filter(s -> s.image().orElse("").matches("(?s)(?:.*/)?" + kind + "[^/]*"))
                .map(ComposeService::name)
                .toList();
    }

    private void absent(ComposeFile compose, String service, String kind) {
        sources.findings()
                .add(Finding.error(
                        compose.file(),
                        0,
                        "no service '" + service + "'; expected one of "
                                + String.join(", ", compose.services().keySet()),
                        "Name the right one as " + kind + ".service in wss-restore.yaml."));
    }

    private String variable(String kind, String usual) {
        return sources.values().text(kind + ".password-variable").orElse(usual);
    }

    private Optional<String> setting(String path, ServiceSite at, String variable) {
        return sources.values()
                .text(path)
                .or(() -> inContainer(at, variable).map(Secret::reveal))
                .or(() -> sources.env(variable));
    }

    // The compose file's value goes first: it may give a default, and it is what the container was made with.
    private Optional<Secret> password(ServiceSite at, String kind, String variable, String url) {
        Optional<Secret> fromFile = sources.env(variable).map(Secret::of);
        if (sources.values().text(kind + ".password-variable").isPresent()) {
            return fromFile.or(() -> inContainer(at, variable));
        }
        return inContainer(at, variable)
                .or(() -> fromFile)
                .or(() -> Optional.ofNullable(sources.env().values().get(url))
                        .flatMap(EnvValue::passwordInUrl)
                        .map(Percent::decoded));
    }

    private Optional<Secret> inContainer(ServiceSite at, String variable) {
        return sources.service(at.service())
                .flatMap(s -> Optional.ofNullable(s.environment().get(variable)).or(() -> envFiles.get(s, variable)))
                .filter(s -> !s.isEmpty());
    }

    private Optional<Secret> needed(String what, Optional<Secret> password, String variable) {
        if (password.isEmpty()) {
            sources.findings()
                    .add(Finding.error(
                            sources.env().file(),
                            0,
                            "no password for " + what + "; expected " + variable,
                            "Set " + variable + " in the .env file."));
        }
        return password;
    }

    /** Settings that services take from files of their own. */
    private static final class EnvFilesOfServices {
        private final SiteSources sources;
        private final List<EnvFile> read = new ArrayList<>();

        EnvFilesOfServices(SiteSources sources) {
            this.sources = sources;
            read.add(sources.env());
        }

        Optional<Secret> get(ComposeService service, String variable) {
            return service.envFiles().stream()
                    .flatMap(this::file)
                    .map(f -> f.get(variable))
                    .flatMap(Optional::stream)
                    .reduce((first, second) -> second);
        }

        private Stream<EnvFile> file(String path) {
            var file = sources.resolve(path);
            Optional<EnvFile> known =
                    read.stream().filter(f -> f.file().equals(file)).findFirst();
            if (known.isPresent()) {
                return known.stream();
            }
            EnvFile fresh = open(file);
            read.add(fresh);
            return Stream.of(fresh);
        }

        private EnvFile open(java.nio.file.Path file) {
            try {
                return EnvFile.read(file);
            } catch (SiteException e) {
                sources.findings().add(e.finding());
                return EnvFile.missing(file);
            }
        }
    }
}
