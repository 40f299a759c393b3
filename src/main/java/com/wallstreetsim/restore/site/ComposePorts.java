package com.wallstreetsim.restore.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ports} of a service in the short and the long syntax. */
final class ComposePorts {
    private static final String EXPECTED = "; expected [address:]port:port, such as \"127.0.0.1:5432:5432\"";
    private static final Pattern SHORT = Pattern.compile(
            "(?:(?:(?<address>\\[[0-9a-fA-F:.]+]|[0-9.]+|[A-Za-z][\\w.-]*):)?(?<host>\\d{1,5}(?:-\\d{1,5})?)?:)?"
                    + "(?<inner>\\d{1,5}(?:-\\d{1,5})?)(?:/(?<protocol>\\w+))?");

    private final Reading reading;

    ComposePorts(Reading reading) {
        this.reading = reading;
    }

    List<PublishedPort> of(Yaml.Mapping service) {
        List<PublishedPort> ports = new ArrayList<>();
        reading.value(service, "ports")
                .map(v -> reading.list(v, "'ports'"))
                .ifPresent(items -> items.forEach(item -> add(item, ports)));
        return ports;
    }

    private void add(Yaml item, List<PublishedPort> ports) {
        if (item instanceof Yaml.Mapping mapping) {
            longSyntax(mapping, ports);
            return;
        }
        String text = reading.text(item, "a port").orElse("");
        Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches()) {
            reading.error(item.line(), "'" + shown(text) + "' is not a port" + EXPECTED);
        } else if (matcher.group("host") != null && tcp(matcher.group("protocol"))) {
            String address = Optional.ofNullable(matcher.group("address")).orElse("0.0.0.0");
            pair(address, matcher.group("host"), matcher.group("inner"), item.line(), ports);
        }
    }

    private void longSyntax(Yaml.Mapping mapping, List<PublishedPort> ports) {
        Optional<String> inner = reading.text(mapping, "target");
        Optional<String> host = reading.text(mapping, "published").filter(t -> !t.isEmpty());
        String address = reading.text(mapping, "host_ip").orElse("0.0.0.0");
        if (inner.isEmpty()
                || !range(inner.get())
                || host.filter(h -> !range(h)).isPresent()) {
            reading.error(
                    mapping.line(), "a port without usable 'target' and 'published'; expected numbers from 1 to 65535");
        } else if (host.isPresent() && tcp(reading.text(mapping, "protocol").orElse("tcp"))) {
            pair(address, host.get(), inner.get(), mapping.line(), ports);
        }
    }

    private void pair(String address, String host, String inner, int line, List<PublishedPort> ports) {
        int hostFrom = first(host);
        int innerFrom = first(inner);
        int count = last(inner) - innerFrom + 1;
        boolean inRange = hostFrom > 0 && innerFrom > 0 && last(host) <= 65535 && last(inner) <= 65535;
        if (!inRange || count < 1 || (count > 1 && last(host) - hostFrom + 1 != count)) {
            reading.error(line, "'" + host + ":" + inner + "' is not a pair of ports from 1 to 65535" + EXPECTED);
            return;
        }
        String plain = address.replaceAll("[\\[\\]]", "");
        for (int i = 0; i < count; i++) {
            ports.add(new PublishedPort(plain, hostFrom + i, innerFrom + i));
        }
    }

    private static boolean tcp(@org.jspecify.annotations.Nullable String protocol) {
        return protocol == null || protocol.equalsIgnoreCase("tcp");
    }

    private static boolean range(String text) {
        return text.matches("\\d{1,5}(-\\d{1,5})?");
    }

    private static int first(String range) {
        return Integer.parseInt(range.split("-", 2)[0]);
    }

    private static int last(String range) {
        return Integer.parseInt(range.substring(range.indexOf('-') + 1));
    }

    static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
    }
}
