package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words for what is odd in a {@code .env}; a value is never part of them. */
final class EnvAdvice {
    private static final Pattern COMMAND = Pattern.compile("`|\\$\\(");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)your[_-][a-z0-9_-]+|change[_-]?me\\S*|<[^>]*>|x{3,}|todo|.*:YOUR_[A-Z_]+@.*");
    private static final String SHELL_READS_DIFFERENTLY = "$&;|<>()`\\\"'*?~# \t";
    private static final String SINGLE_QUOTES = "Put the value in single quotes; then all of them read it alike.";

    private final Path file;
    private final List<Finding> findings;

    EnvAdvice(Path file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    void sign(int line, String name, String sign, boolean spaced) {
        if (sign.equals(":")) {
            warn(line, name + " is set with ':', which only Compose takes; expected " + name + "=value", "Write '='.");
        } else if (spaced) {
            warn(
                    line,
                    "a space beside the '=' of " + name + " means different things to Compose and to a shell",
                    "Remove the space.");
        }
    }

    void unquoted(int line, String name, String value) {
        if (COMMAND.matcher(value).find()) {
            command(line, name);
            return;
        }
        String odd = value
                .chars()
                .filter(c -> SHELL_READS_DIFFERENTLY.indexOf(c) >= 0)
                .mapToObj(c -> c == ' ' || c == '\t' ? "a space" : "'" + (char) c + "'")
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        if (!odd.isEmpty()) {
            warn(
                    line,
                    "the value of " + name + " is not read alike by Compose, a shell and dotenv: it has " + odd
                            + " outside of quotes",
                    SINGLE_QUOTES);
        }
    }

    void doubleQuoted(int line, String name, String value) {
        if (COMMAND.matcher(value).find()) {
            command(line, name);
        }
    }

    private void command(int line, String name) {
        warn(
                line,
                "the value of " + name + " holds a command substitution; it is taken literally and never run",
                "Write the value itself; the applications and Compose do not run it either.");
    }

    void problem(int line, String name, String problem) {
        warn(line, "the value of " + name + ": " + problem, SINGLE_QUOTES);
    }

    void unset(int line, String name, String variable) {
        warn(
                line,
                "the value of " + name + " uses " + variable + ", which no earlier line sets; it counts as empty",
                "Set " + variable + " above this line, or write $$ for a plain $.");
    }

    void duplicate(int line, String name, int before) {
        warn(line, name + " is set a second time, first in line " + before + "; the last one counts", "Remove one.");
    }

    void placeholder(int line, String name, String value) {
        if (isPlaceholder(value)) {
            warn(line, "the value of " + name + " is still a placeholder", "Put the real value in.");
        }
    }

    /** Whether a value only stands for the one to be filled in. */
    static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value).matches();
    }

    private void warn(int line, String message, String hint) {
        findings.add(Finding.warning(file, line, message, hint));
    }
}
