package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a {@code .env} apart as compose-go's dotenv package does (Compose 2), and says where a shell would differ. */
final class EnvParser {
    private static final Pattern STATEMENT = Pattern.compile(
            "(?:export[ \\t]+)?(?<name>[A-Za-z_][A-Za-z0-9_.\\[\\]-]*)(?<gap>[ \\t]*)(?<sign>[=:])(?<after>[ \\t]*)");
    private static final Pattern NAME_ONLY = Pattern.compile("(?:export[ \\t]+)?[A-Za-z_][A-Za-z0-9_.-]*[ \\t]*");
    private static final String EXPECTED = "expected NAME=value, a comment or an empty line";

    private final Path file;
    private final String text;
    private final Map<String, EnvValue> values = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Interpolation interpolation = new Interpolation(this::value);
    private final EnvAdvice advice;
    private int at;
    private int line = 1;

    EnvParser(Path file, String text) {
        this.file = file;
        this.text = text;
        this.advice = new EnvAdvice(file, findings);
    }

    Map<String, EnvValue> values() {
        return values;
    }

    List<Finding> findings() {
        return findings;
    }

    void parse() {
        Matcher statement = STATEMENT.matcher(text);
        while (at < text.length()) {
            int end = lineEnd(at);
            String content = text.substring(at, end).strip();
            if (content.isEmpty() || content.startsWith("#")) {
                next(end);
            } else if (statement.region(skipBlanks(at), end).lookingAt()) {
                assignment(statement, end);
            } else {
                notASetting(content);
                next(end);
            }
        }
    }

    private void assignment(Matcher statement, int end) {
        int startLine = line;
        String name = statement.group("name");
        boolean valueFollows = statement.end() < end;
        boolean spaced = !statement.group("gap").isEmpty()
                || (valueFollows && !statement.group("after").isEmpty());
        advice.sign(startLine, name, statement.group("sign"), spaced);
        int from = statement.end();
        char quote = from < end ? text.charAt(from) : ' ';
        Optional<String> value = quote == '"' || quote == '\'' ? quoted(name, from, quote) : unquoted(name, from, end);
        value.ifPresent(v -> put(name, v, startLine));
    }

    private void put(String name, String value, int startLine) {
        EnvValue before = values.remove(name);
        if (before != null) {
            advice.duplicate(startLine, name, before.line());
        }
        advice.placeholder(startLine, name, value);
        values.put(name, EnvValue.of(name, value, startLine));
    }

    private Optional<String> unquoted(String name, int from, int end) {
        String raw = text.substring(from, end);
        // A '#' right after "NAME= " is part of the value: measured on Compose 2.26.
        int comment = raw.indexOf(" #");
        String value = (comment < 0 ? raw : raw.substring(0, comment)).stripTrailing();
        advice.unquoted(line, name, value);
        String replaced = interpolated(name, value, line);
        next(end);
        return Optional.of(replaced);
    }

    private Optional<String> quoted(String name, int from, char quote) {
        StringBuilder inside = new StringBuilder();
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
            boolean escapedQuote = escape && text.charAt(i + 1) == quote;
            if (escape) {
                inside.append(escapedQuote ? "" : "\\").append(text.charAt(i + 1));
            } else {
                inside.append(text.charAt(i));
            }
            i += escape ? 2 : 1;
        }
        if (i >= text.length()) {
            findings.add(Finding.error(
                    file,
                    line,
                    "the value of " + name + " has no closing " + quote + "; expected one before the end of the file",
                    "Add the closing quote; until then Compose refuses the whole file."));
            next(lineEnd(from));
            return Optional.empty();
        }
        String value = quote == '"' ? doubleQuoted(name, inside.toString()) : inside.toString();
        afterQuote(name, i + 1);
        return Optional.of(value);
    }

    private String doubleQuoted(String name, String inside) {
        advice.doubleQuoted(line, name, inside);
        return interpolated(name, Escapes.expanded(inside), line);
    }

    private void afterQuote(String name, int from) {
        line += (int) text.substring(at, from).chars().filter(c -> c == '\n').count();
        at = from;
        int end = lineEnd(from);
        String rest = text.substring(from, end).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            findings.add(Finding.error(
                    file,
                    line,
                    "text after the closing quote of " + name + "; expected the end of the line or a comment",
                    "Put the whole value inside the quotes."));
        }
        next(end);
    }

    private String interpolated(String name, String value, int atLine) {
        Interpolation.Result result = interpolation.of(value);
        result.problems().forEach(p -> advice.problem(atLine, name, p));
        result.uses().stream()
                .filter(u -> !u.set())
                .filter(u -> u.kind() == Interpolation.Kind.PLAIN || u.kind() == Interpolation.Kind.REQUIRED)
                .forEach(u -> advice.unset(atLine, name, u.name()));
        return result.text();
    }

    private void notASetting(String content) {
        if (NAME_ONLY.matcher(content).matches()) {
            findings.add(Finding.warning(
                    file,
                    line,
                    "a name without a value; " + EXPECTED,
                    "Write NAME= for an empty value; this line is left out here."));
        } else {
            findings.add(Finding.error(
                    file,
                    line,
                    "not a setting; " + EXPECTED,
                    "Remove or comment out the line; shell code in a .env is never run here."));
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(v -> v.value().reveal());
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void next(int end) {
        at = end + 1;
        line++;
    }
}
