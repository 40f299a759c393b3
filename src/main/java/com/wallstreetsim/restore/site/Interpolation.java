package com.wallstreetsim.restore.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code $NAME}, {@code ${NAME}} and {@code ${NAME:-default}} as Docker Compose does, from given values only:
 * nothing is executed and the process's own environment is not looked at. One instance is for one file: it bounds how
 * much text all replacements together may make.
 */
final class Interpolation {
    private static final int DEEPEST = 16;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern BRACED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?])(.*))?", Pattern.DOTALL);

    private final Function<String, Optional<String>> values;
    private int budget = 1 << 20;

    Interpolation(Function<String, Optional<String>> values) {
        this.values = values;
    }

    /** How a text uses a variable. */
    enum Kind {
        PLAIN,
        DEFAULTED,
        REQUIRED,
        ALTERNATIVE
    }

    /** A use of a variable; {@code message} is what a required one says when it is missing. */
    record Use(String name, Kind kind, boolean set, String message) {}

    /** The text with its variables replaced, and what was found in it; what is wrong was left as it stands. */
    record Result(String text, List<Use> uses, List<String> problems) {}

    Result of(String text) {
        Result result = new Result("", new ArrayList<>(), new ArrayList<>());
        String replaced = text.indexOf('$') < 0 ? text : replace(text, result, 0);
        if (replaced.length() > 1 << 16 || (budget -= replaced.length()) < 0) {
            result.problems.add("a value grows too large by its variables; expected at most 65,536 characters");
            replaced = text;
        }
        return new Result(replaced, List.copyOf(result.uses), List.copyOf(result.problems));
    }

    private String replace(String text, Result result, int depth) {
        Map<Integer, Integer> braces = braces(text);
        StringBuilder out = new StringBuilder(text.length());
        Matcher name = NAME.matcher(text);
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0 || out.length() > 1 << 16) {
                break;
            }
            out.append(text, at, dollar);
            Integer close = braces.get(dollar);
            if (text.startsWith("$$", dollar)) {
                out.append('$');
                at = dollar + 2;
            } else if (close != null) {
                out.append(braced(text.substring(dollar + 2, close), result, depth));
                at = close + 1;
            } else if (name.region(dollar + 1, text.length()).lookingAt()) {
                out.append(plain(name.group(), result));
                at = name.end();
            } else {
                result.problems.add(unexpected(text, dollar));
                out.append('$');
                at = dollar + 1;
            }
        }
        return out.append(text, at, text.length()).toString();
    }

    private String plain(String name, Result result) {
        Optional<String> value = values.apply(name);
        result.uses.add(new Use(name, Kind.PLAIN, value.isPresent(), ""));
        return value.orElse("");
    }

    private String braced(String inside, Result result, int depth) {
        Matcher matcher = BRACED.matcher(inside);
        if (!matcher.matches() || depth >= DEEPEST) {
            result.problems.add("'${' without a usable variable; expected ${NAME} or ${NAME:-default}");
            return "${" + inside + "}";
        }
        String operator = matcher.group(2);
        return operator == null
                ? plain(matcher.group(1), result)
                : operated(matcher.group(1), operator, matcher.group(3), result, depth);
    }

    private String operated(String name, String operator, String word, Result result, int depth) {
        Optional<String> value = values.apply(name).filter(v -> !operator.startsWith(":") || !v.isEmpty());
        Kind kind = kind(operator.charAt(operator.length() - 1));
        result.uses.add(new Use(name, kind, value.isPresent(), kind == Kind.REQUIRED ? word : ""));
        return switch (kind) {
            case ALTERNATIVE -> value.isPresent() ? replace(word, result, depth + 1) : "";
            case DEFAULTED -> value.isPresent() ? value.get() : replace(word, result, depth + 1);
            case PLAIN, REQUIRED -> value.orElse("");
        };
    }

    private static Kind kind(char operator) {
        return operator == '-' ? Kind.DEFAULTED : operator == '+' ? Kind.ALTERNATIVE : Kind.REQUIRED;
    }

    // Found in one pass for all: looking for each one's partner anew is quadratic on a file of nothing but "${".
    private static Map<Integer, Integer> braces(String text) {
        Map<Integer, Integer> pairs = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("$$", i)) {
                i++;
            } else if (text.startsWith("${", i)) {
                open.push(i++);
            } else if (text.charAt(i) == '}' && !open.isEmpty()) {
                pairs.put(open.pop(), i);
            }
        }
        return pairs;
    }

    private static String unexpected(String text, int dollar) {
        String shown = text.startsWith("$(", dollar)
                ? "'$(' is not run here and Compose refuses it"
                : text.startsWith("${", dollar) ? "'${' without its '}'" : "a lone '$'";
        return shown + "; expected $NAME, ${NAME:-default}, or $$ for a plain $";
    }
}
