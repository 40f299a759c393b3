package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the YAML tree of a compose file into services. */
final class ComposeReader {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)}?");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");

    private final Path file;
    private final EnvFile env;
    private final List<Finding> findings;
    private final Reading reading;

    ComposeReader(Path file, EnvFile env, List<Finding> findings) {
        this.file = file;
        this.env = env;
        this.findings = findings;
        Interpolation interpolation = new Interpolation(name -> env.get(name).map(Secret::reveal));
        this.reading =
                new Reading(file, findings, text -> interpolation.of(text).text());
    }

    ComposeFile read(Yaml.Mapping root) {
        List<RequiredVariable> variables = new ComposeVariables(file, env, findings).of(root);
        Map<String, ComposeService> services = new LinkedHashMap<>();
        Optional<Yaml.Mapping> declared =
                reading.value(root, "services").flatMap(v -> reading.mapping(v, "'services'"));
        if (declared.isEmpty()) {
            reading.error(root.line(), "no services; expected 'services:' with a mapping");
        }
        declared.ifPresent(m -> m.entries()
                .forEach((name, entry) -> reading.mapping(entry.value(), service(name))
                        .ifPresent(body -> services.put(name, service(name, body)))));
        notFollowed(root, "include");
        return new ComposeFile(file, project(root), services, variables, findings);
    }

    private String project(Yaml.Mapping root) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        String fromDirectory = directory == null || directory.getFileName() == null
                ? ""
                : directory.getFileName().toString();
        return env.get("COMPOSE_PROJECT_NAME")
                .map(Secret::reveal)
                .filter(n -> !n.isEmpty())
                .or(() -> reading.text(root, "name").filter(n -> !n.isEmpty()))
                .orElseGet(() -> ComposeFile.projectName(fromDirectory));
    }

    private ComposeService service(String name, Yaml.Mapping body) {
        notFollowed(body, "extends");
        Map<String, Secret> environment = environment(body);
        return new ComposeService(
                name,
                reading.text(body, "image"),
                reading.text(body, "container_name"),
                environment,
                command(body, environment),
                envFiles(body),
                new ComposePorts(reading).of(body),
                new ComposeVolumes(reading).of(body),
                labels(body),
                hasHealthCheck(body));
    }

    private Map<String, Secret> environment(Yaml.Mapping body) {
        Map<String, Secret> environment = new HashMap<>();
        reading.value(body, "environment")
                .map(v -> reading.pairs(v, "'environment'"))
                .ifPresent(pairs -> pairs.forEach((name, value) -> value.map(Secret::of)
                        .or(() -> env.get(name))
                        .ifPresent(secret -> environment.put(name, secret))));
        return environment;
    }

    private List<Secret> command(Yaml.Mapping body, Map<String, Secret> environment) {
        List<String> words = new ArrayList<>();
        for (String text : reading.value(body, "command")
                .map(v -> reading.texts(v, "'command'"))
                .orElse(List.of())) {
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                words.add(text.substring(word.start(), word.end()).replaceAll("^[\"']|[\"']$", ""));
            }
        }
        return words.stream().map(w -> inContainer(w, environment)).toList();
    }

    // A "$$NAME" of the compose file is replaced by the container's shell.
    private static Secret inContainer(String word, Map<String, Secret> environment) {
        Matcher variable = VARIABLE.matcher(word);
        return variable.matches() ? environment.getOrDefault(variable.group(1), Secret.of(word)) : Secret.of(word);
    }

    private List<String> envFiles(Yaml.Mapping body) {
        List<String> files = new ArrayList<>();
        Optional<Yaml> value = reading.value(body, "env_file");
        if (value.isPresent() && value.get() instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(item -> envFile(item).ifPresent(files::add));
        } else {
            value.flatMap(this::envFile).ifPresent(files::add);
        }
        return files;
    }

    private Optional<String> envFile(Yaml item) {
        return item instanceof Yaml.Mapping mapping ? reading.text(mapping, "path") : reading.text(item, "'env_file'");
    }

    private Map<String, String> labels(Yaml.Mapping body) {
        Map<String, String> labels = new LinkedHashMap<>();
        reading.value(body, "labels")
                .map(v -> reading.pairs(v, "'labels'"))
                .ifPresent(pairs -> pairs.forEach((name, value) -> labels.put(name, value.orElse(""))));
        return labels;
    }

    private boolean hasHealthCheck(Yaml.Mapping body) {
        Optional<Yaml.Mapping> check =
                reading.value(body, "healthcheck").flatMap(v -> reading.mapping(v, "'healthcheck'"));
        if (check.isEmpty()) {
            return false;
        }
        boolean disabled = reading.text(check.get(), "disable")
                .filter(t -> t.equals("true"))
                .isPresent();
        List<String> test = reading.value(check.get(), "test")
                .map(v -> reading.texts(v, "'test'"))
                .orElse(List.of());
        return !disabled && !test.isEmpty() && !test.get(0).equals("NONE");
    }

    private void notFollowed(Yaml.Mapping mapping, String key) {
        Yaml.Entry entry = mapping.entries().get(key);
        if (entry != null) {
            findings.add(Finding.note(
                    file,
                    entry.line(),
                    "'" + key + "' is not followed; only this file is read",
                    "Name containers, database and user in wss-restore.yaml where they differ."));
        }
    }

    private static String service(String name) {
        return "service '" + name + "'";
    }
}
