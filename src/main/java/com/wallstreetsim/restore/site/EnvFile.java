package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code .env}, read by Docker Compose's rules and never executed. */
public final class EnvFile {
    private final Path file;
    private final Map<String, EnvValue> values;
    private final List<Finding> findings;

    private EnvFile(Path file, Map<String, EnvValue> values, List<Finding> findings) {
        this.file = file;
        this.values = Collections.unmodifiableMap(values);
        this.findings = List.copyOf(findings);
    }

    /** Reads the file; lines that cannot be understood become findings, a file that is no text is an exception. */
    public static EnvFile read(Path file) throws SiteException {
        return parse(file, TextFile.read(file));
    }

    static EnvFile parse(Path file, String text) {
        EnvParser parser = new EnvParser(file, text);
        parser.parse();
        return new EnvFile(file, parser.values(), parser.findings());
    }

    /** A {@code .env} that is not there. */
    static EnvFile missing(Path file) {
        return new EnvFile(file, Map.of(), List.of());
    }

    public Path file() {
        return file;
    }

    /** All settings by name in the order of the file; of duplicates the last, as Compose takes it. */
    public Map<String, EnvValue> values() {
        return values;
    }

    public List<Finding> findings() {
        return findings;
    }

    /** The value of a setting; never to be shown unless {@link EnvValue#hidden} says it may. */
    public Optional<Secret> get(String name) {
        return Optional.ofNullable(values.get(name)).map(EnvValue::value);
    }

    /** What must not be shown: values of secrets, and the passwords inside URLs. */
    public List<Secret> secrets() {
        List<Secret> all = new ArrayList<>();
        for (EnvValue value : values.values()) {
            if (value.hidden()) {
                all.add(value.value());
            }
            value.passwordInUrl().ifPresent(p -> {
                all.add(p);
                all.add(Percent.decoded(p));
            });
        }
        return all;
    }

    @Override
    public String toString() {
        return "EnvFile[" + file + ", " + values.size() + " settings]";
    }
}
