package com.wallstreetsim.restore.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@code .env} beside its example, the variables of the compose file, and itself. */
final class EnvComparison {
    /** Shorter secrets can be guessed; the applications' own example asks for as many. */
    static final int LEAST_CHARACTERS = 32;

    /** Which URL holds which password. */
    static final Map<String, String> URLS = Map.of(
            "POSTGRES_PASSWORD", "DATABASE_URL",
            "REDIS_PASSWORD", "REDIS_URL",
            "CLICKHOUSE_PASSWORD", "CLICKHOUSE_URL");

    private static final int POSTGRES = 5432;

    private final EnvFile env;
    private final EnvFile example;
    private final Optional<ComposeFile> compose;
    private final List<EnvIssue> issues = new ArrayList<>();

    EnvComparison(EnvFile env, EnvFile example, Optional<ComposeFile> compose) {
        this.env = env;
        this.example = example;
        this.compose = compose;
    }

    /** All names that count: those of the file, of its example and of the compose file, in that order. */
    Set<String> names() {
        var names = new LinkedHashSet<>(example.values().keySet());
        names.addAll(env.values().keySet());
        compose.ifPresent(file -> file.variables().stream()
                .filter(variable -> !variable.hasDefault() || secret(variable.name(), ""))
                .forEach(variable -> names.add(variable.name())));
        return names;
    }

    List<EnvIssue> issues() {
        names().forEach(this::look);
        URLS.forEach(this::passwordInUrl);
        databaseUrl();
        return List.copyOf(issues);
    }

    private void look(String name) {
        var value = text(env, name);
        if (value.isEmpty()) {
            missing(name);
        } else if (EnvAdvice.isPlaceholder(value)) {
            add(name, EnvIssue.Kind.PLACEHOLDER, "is still a placeholder", true);
        } else if (secret(name, value) && value.length() < LEAST_CHARACTERS && !value.matches("\\d+|true|false")) {
            add(
                    name,
                    EnvIssue.Kind.SHORT,
                    "has %d characters, expected %d or more".formatted(value.length(), LEAST_CHARACTERS),
                    false);
        }
    }

    private void missing(String name) {
        var wanted = text(example, name);
        if (needed(name)) {
            add(name, EnvIssue.Kind.MISSING, "is missing, and the compose file needs it", true);
        } else if (EnvAdvice.isPlaceholder(wanted)) {
            add(name, EnvIssue.Kind.MISSING, "is missing, and the example says it must be filled in", true);
        } else if (!wanted.isEmpty()) {
            add(name, EnvIssue.Kind.MISSING, "is missing; the example has it", false);
        }
    }

    /** Without a password Compose would take the compose file's own, which everybody can read. */
    private boolean needed(String name) {
        return compose.stream()
                .flatMap(file -> file.variables().stream())
                .anyMatch(variable -> variable.name().equals(name) && (!variable.hasDefault() || secret(name, "")));
    }

    private void passwordInUrl(String password, String url) {
        var value = env.values().get(url);
        var inUrl = value == null ? Optional.<Secret>empty() : value.passwordInUrl();
        var wanted = env.get(password);
        if (inUrl.isPresent() && wanted.isPresent() && !wanted.equals(inUrl.map(Percent::decoded))) {
            add(url, EnvIssue.Kind.DISAGREES, "has another password than " + password, true);
        }
    }

    private void databaseUrl() {
        env.get("DATABASE_URL").flatMap(DatabaseUrl::of).ifPresent(url -> {
            disagree(url.user(), text(env, "POSTGRES_USER"), "has another user than POSTGRES_USER");
            disagree(url.database(), text(env, "POSTGRES_DB"), "has another database than POSTGRES_DB");
            published()
                    .ifPresent(port -> disagree(
                            String.valueOf(url.port()),
                            String.valueOf(port.hostPort()),
                            "has port %d, the compose file publishes %d".formatted(url.port(), port.hostPort())));
        });
    }

    private void disagree(String inUrl, String wanted, String words) {
        if (!wanted.isEmpty() && !wanted.equals(inUrl)) {
            add("DATABASE_URL", EnvIssue.Kind.DISAGREES, words, true);
        }
    }

    private Optional<PublishedPort> published() {
        return compose.stream()
                .flatMap(file -> file.services().values().stream())
                .flatMap(service -> service.published(POSTGRES).stream())
                .findFirst();
    }

    private void add(String name, EnvIssue.Kind kind, String words, boolean blocks) {
        issues.add(new EnvIssue(name, kind, words, blocks));
    }

    /** A secret of its own; the password inside a URL belongs to another setting. */
    static boolean secret(String name, String value) {
        return EnvValue.of(name, value, 0).hidden() && !value.contains("://");
    }

    static String text(EnvFile file, String name) {
        return file.get(name).map(Secret::reveal).orElse("");
    }
}
