package com.wallstreetsim.restore.procedure;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A procedure that a run proposes to start next, with the answers it found. Nothing starts by itself: the operator sees
 * its plan first.
 *
 * @param title what it does, for a menu: {@code Repair a copy of the append-only file}
 */
public record Proposal(String title, ProcedureId procedure, Answers answers) {
    private static final String KEY = "proposal.";

    /** Keeps proposals in a run's memory, the best first. */
    public static void remember(List<Proposal> proposals, StepContext context) {
        for (var i = 0; i < proposals.size(); i++) {
            context.remember(KEY + (i + 1), proposals.get(i).encode());
        }
    }

    /** Those in a run's memory, the best first. */
    public static List<Proposal> in(Map<String, String> memory) {
        var found = new ArrayList<Proposal>();
        for (var i = 1; memory.containsKey(KEY + i); i++) {
            found.add(decode(String.valueOf(memory.get(KEY + i))));
        }
        return found;
    }

    /** The command that starts it without asking. */
    public String byHand() {
        var command = new StringBuilder("wss-restore run ").append(procedure);
        answers.values()
                .forEach((name, value) -> command.append(" --set ")
                        .append(name)
                        .append('=')
                        .append(value.matches("[\\w./:-]*") ? value : "'" + value.replace("'", "'\\''") + "'"));
        return command.toString();
    }

    private String encode() {
        var text = new StringBuilder(escape(title)).append('&').append(procedure);
        answers.values()
                .forEach((name, value) ->
                        text.append('&').append(escape(name)).append('=').append(escape(value)));
        return text.toString();
    }

    private static Proposal decode(String text) {
        var parts = text.split("&", -1);
        var answers = new LinkedHashMap<String, String>();
        for (var i = 2; i < parts.length; i++) {
            var at = parts[i].indexOf('=');
            answers.put(unescape(parts[i].substring(0, at)), unescape(parts[i].substring(at + 1)));
        }
        return new Proposal(unescape(parts[0]), new ProcedureId(parts[1]), new Answers(answers));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescape(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
