package com.wallstreetsim.restore.adapter.clickhouse;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what ClickHouse answers, in the words of 18 and of 20 and later. */
final class Answers {
    private static final Pattern EXCEPTION =
            Pattern.compile("(?m)^Code: (\\d+)[,.] .*(DB::Exception|e\\.displayText).*$");

    // What stands for NULL; a text that reads like it has its backslash doubled.
    private static final String NULL = "\\N";

    private Answers() {}

    /** The rows, unescaped; an exception may stand in the body whatever the status says. */
    static List<List<String>> rows(int status, String body, String user) throws StepException {
        var exception = EXCEPTION.matcher(body);
        if (exception.find()) {
            throw said(exception.group().strip(), exception.group(1), user);
        }
        if (status == 401 || status == 403) {
            throw refused(user, "HTTP " + status);
        }
        if (status != 200) {
            throw new StepException(
                    "ClickHouse answers HTTP " + status + ": "
                            + body.lines().findFirst().orElse("without a text"),
                    "Look at 'docker logs' of its container.");
        }
        return body.lines()
                .map(line ->
                        Arrays.stream(line.split("\t", -1)).map(Answers::plain).toList())
                .collect(Collectors.toUnmodifiableList());
    }

    private static StepException said(String text, String code, String user) {
        // 192 unknown user, 193 wrong password, 194 password required, 516 authentication failed.
        return switch (code) {
            case "192", "193", "194", "516" -> refused(user, text);
            default -> new StepException("ClickHouse says: " + text, "Look at 'docker logs' of its container.");
        };
    }

    private static StepException refused(String user, String text) {
        return new StepException(
                "ClickHouse refuses user '" + user + "': " + text,
                "CLICKHOUSE_PASSWORD in .env is not the one the container was started with; correct it.");
    }

    private static String plain(String field) {
        if (field.indexOf('\\') < 0 || field.equals(NULL)) {
            return field;
        }
        var plain = new StringBuilder();
        for (var i = 0; i < field.length(); i++) {
            var next = field.charAt(i);
            plain.append(next == '\\' && i + 1 < field.length() ? unescaped(field.charAt(++i)) : next);
        }
        return plain.toString();
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '0' -> '\0';
            default -> escaped;
        };
    }
}
