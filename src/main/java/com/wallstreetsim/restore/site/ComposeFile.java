package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A compose file with its variables replaced from the {@code .env} alone; the process's environment, which Compose
 * would prefer, is left out on purpose, because it differs between an operator's shell and cron.
 *
 * @param project the Compose project's name: {@code COMPOSE_PROJECT_NAME}, else {@code name:}, else the directory's
 * @param services by name, in the order of the file
 * @param variables every variable it uses, in the order of the file
 */
public record ComposeFile(
        Path file,
        String project,
        Map<String, ComposeService> services,
        List<RequiredVariable> variables,
        List<Finding> findings) {

    public ComposeFile {
        services = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(services));
        variables = List.copyOf(variables);
        findings = List.copyOf(findings);
    }

    /** Reads the file; pieces that cannot be used become findings, a file that is no YAML mapping is an exception. */
    public static ComposeFile read(Path file, EnvFile env) throws SiteException {
        return parse(file, TextFile.read(file), env);
    }

    static ComposeFile parse(Path file, String text, EnvFile env) throws SiteException {
        List<Finding> findings = new ArrayList<>();
        Yaml.Mapping root = YamlReader.read(file, text, findings);
        return new ComposeReader(file, env, findings).read(root);
    }

    public Optional<ComposeService> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /** A directory's name as Compose makes a project's name of it. */
    static String projectName(String name) {
        String kept = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
        return kept.replaceFirst("^[_-]+", "");
    }
}
