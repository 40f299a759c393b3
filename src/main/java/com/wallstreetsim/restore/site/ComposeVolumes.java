package com.wallstreetsim.restore.site;

import com.wallstreetsim.restore.site.ComposeVolume.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code volumes} of a service in the short and the long syntax. */
final class ComposeVolumes {
    private final Reading reading;

    ComposeVolumes(Reading reading) {
        this.reading = reading;
    }

    List<ComposeVolume> of(Yaml.Mapping service) {
        List<ComposeVolume> volumes = new ArrayList<>();
        reading.value(service, "volumes")
                .map(v -> reading.list(v, "'volumes'"))
                .ifPresent(items -> items.forEach(item -> volume(item).ifPresent(volumes::add)));
        return volumes;
    }

    private Optional<ComposeVolume> volume(Yaml item) {
        return item instanceof Yaml.Mapping mapping
                ? longSyntax(mapping)
                : reading.text(item, "a volume").flatMap(text -> shortSyntax(text, item.line()));
    }

    private Optional<ComposeVolume> shortSyntax(String text, int line) {
        String[] parts = text.split(":", -1);
        boolean empty = Arrays.stream(parts).anyMatch(String::isBlank);
        if (empty || parts.length > 3) {
            reading.error(line, "'" + ComposePorts.shown(text) + "' is not a volume; expected source:/path[:ro]");
            return Optional.empty();
        }
        if (parts.length == 1) {
            return Optional.of(new ComposeVolume(Kind.ANONYMOUS, Optional.empty(), parts[0], false));
        }
        boolean readOnly = parts.length == 3 && List.of(parts[2].split(",")).contains("ro");
        Kind kind = parts[0].matches("[./~].*") ? Kind.BIND : Kind.NAMED;
        return Optional.of(new ComposeVolume(kind, Optional.of(parts[0]), parts[1], readOnly));
    }

    private Optional<ComposeVolume> longSyntax(Yaml.Mapping mapping) {
        Optional<String> target = reading.text(mapping, "target");
        Optional<String> source = reading.text(mapping, "source");
        boolean readOnly = reading.text(mapping, "read_only").orElse("").equals("true");
        if (target.isEmpty()) {
            reading.error(mapping.line(), "a volume without 'target'; expected the path in the container");
            return Optional.empty();
        }
        Kind kind = switch (reading.text(mapping, "type").orElse("volume")) {
            case "bind" -> Kind.BIND;
            case "tmpfs" -> Kind.TMPFS;
            default -> source.isPresent() ? Kind.NAMED : Kind.ANONYMOUS;
        };
        return Optional.of(new ComposeVolume(kind, source, target.get(), readOnly));
    }
}
