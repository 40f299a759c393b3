package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The lab that is up, as its {@code env} names it. Without one the tests fail: they prove nothing. */
final class LabSite {
    private LabSite() {}

    static Path directory() {
        return Path.of(variable("WSS_SITE"));
    }

    static String id() {
        return variable("WSS_LAB_ID");
    }

    static Postgres postgres() {
        return new Postgres(variable("WSS_LAB_POSTGRES"), "wss_user");
    }

    static String jdbc() {
        return "jdbc:postgresql://127.0.0.1:" + variable("WSS_LAB_POSTGRES_PORT") + "/wallstreetsim";
    }

    static Program program(Path state) {
        return Program.on(directory(), state);
    }

    /** The value of a variable of the lab's {@code .env}. */
    static String secret(String name) {
        return lines(directory().resolve(".env")).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Values of everything in {@code .env} that is a secret by its name. */
    static List<String> secrets() {
        return lines(directory().resolve(".env")).stream()
                .filter(line -> line.matches("\\w*(PASSWORD|SECRET)\\w*=.+"))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
    }

    /** The newest backup of the schedule, by its name; the lab's is good. */
    static Path newest() {
        return backups().stream()
                .filter(file -> file.getFileName().toString().matches("wallstreetsim_\\d{8}_020000.sql.gz"))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The one that the lab cut off half-way. */
    static Path truncated() {
        return backups().stream()
                .filter(file -> file.getFileName().toString().endsWith("_143000.sql.gz"))
                .max(Comparator.comparing(file -> file.toFile().length()))
                .orElseThrow();
    }

    private static List<Path> backups() {
        try (var files = Files.list(directory().resolve("backups"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String variable(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new AssertionError(name + " is not set: start the tests with assets/test, which brings a lab up");
        }
        return value;
    }
}
