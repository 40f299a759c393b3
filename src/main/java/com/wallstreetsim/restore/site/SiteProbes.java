package com.wallstreetsim.restore.site;

import com.wallstreetsim.restore.site.SiteFile.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The site file's probes, or those that fit the real application (its runbook's paths do not). */
final class SiteProbes {
    // A healthy API answers in milliseconds; without Redis it hangs for more than 20 s.
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final SiteSources sources;

    SiteProbes(SiteSources sources) {
        this.sources = sources;
    }

    List<ProbeSpec> probes() {
        return sources.values().has("probes")
                ? sources.values().items("probes").stream()
                        .filter(v -> v.text("name").isPresent() && v.text("url").isPresent())
                        .map(this::fromFile)
                        .toList()
                : defaults(port("API_PORT", 8080), port("PORT", 3000));
    }

    private static List<ProbeSpec> defaults(int api, int web) {
        String base = "http://127.0.0.1:" + api;
        return List.of(
                new ProbeSpec(
                        "API health",
                        base + "/health",
                        200,
                        Map.of("status", "ok"),
                        Optional.empty(),
                        LIMIT,
                        Optional.of("hangs for more than 20 s without Redis")),
                new ProbeSpec(
                        "Agents list", base + "/agents", 200, Map.of(), Optional.empty(), LIMIT, Optional.empty()),
                new ProbeSpec(
                        "Web page",
                        "http://127.0.0.1:" + web + "/",
                        200,
                        Map.of(),
                        Optional.empty(),
                        LIMIT,
                        Optional.of("answers with the database gone: proves only that the web server runs")),
                new ProbeSpec(
                        "Socket.IO handshake",
                        base + "/socket.io/?EIO=4&transport=polling",
                        200,
                        Map.of(),
                        Optional.of("0{\"sid\""),
                        LIMIT,
                        Optional.empty()));
    }

    private ProbeSpec fromFile(Values probe) {
        Interpolation interpolation = new Interpolation(this::variable);
        return new ProbeSpec(
                probe.text("name").orElseThrow(),
                interpolation.of(probe.text("url").orElseThrow()).text(),
                probe.text("expect-status").map(Integer::parseInt).orElse(200),
                probe.pairs("expect-json"),
                probe.text("expect-text"),
                probe.text("limit")
                        .map(Integer::parseInt)
                        .map(Duration::ofSeconds)
                        .orElse(LIMIT),
                probe.text("note"));
    }

    private Optional<String> variable(String name) {
        return switch (name) {
            case "PORT" -> Optional.of(String.valueOf(port("PORT", 3000)));
            case "API_PORT" -> Optional.of(String.valueOf(port("API_PORT", 8080)));
            default -> sources.env(name);
        };
    }

    private int port(String variable, int usual) {
        EnvValue value = sources.env().values().get(variable);
        if (value == null || value.value().isEmpty()) {
            return usual;
        }
        String text = value.value().reveal();
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        Finding finding = Finding.error(
                sources.env().file(),
                value.line(),
                variable + " is not a port; expected a number from 1 to 65535",
                "Correct it; " + usual + " is used until then.");
        if (!sources.findings().contains(finding)) {
            sources.findings().add(finding);
        }
        return usual;
    }
}
