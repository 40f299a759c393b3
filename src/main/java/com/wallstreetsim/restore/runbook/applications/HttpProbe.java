package com.wallstreetsim.restore.runbook.applications;

import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.site.ProbeSpec;

/** One question over HTTP, its answer beside the one expected. */
public final class HttpProbe {
    private final Web web;

    public HttpProbe(Web web) {
        this.web = web;
    }

    /** Asks again where there is no good answer: one lost answer on a busy host is not an outage. */
    public Proof askTwice(ProbeSpec probe) throws InterruptedException {
        var first = ask(probe);
        return first.holds() ? first : ask(probe);
    }

    public Proof ask(ProbeSpec probe) throws InterruptedException {
        var answer = web.get(probe.url(), probe.limit());
        var expected = expected(probe);
        if (answer.problem().isPresent()) {
            return new Proof(probe.name(), answer.problem().get(), expected, false);
        }
        var wrong = wrongPart(probe, answer);
        var found = "%d in %d ms".formatted(answer.status(), answer.took().toMillis());
        return new Proof(probe.name(), wrong == null ? found : found + ", " + wrong, expected, wrong == null);
    }

    private static String expected(ProbeSpec probe) {
        var text = new StringBuilder("status " + probe.expectStatus());
        probe.expectJson()
                .forEach((path, value) ->
                        text.append(", ").append(path).append('=').append(value));
        probe.expectText()
                .ifPresent(part -> text.append(", text '").append(part).append('\''));
        return text.toString();
    }

    private @org.jspecify.annotations.Nullable String wrongPart(ProbeSpec probe, Web.Answer answer) {
        if (answer.status() != probe.expectStatus()) {
            return "not " + probe.expectStatus();
        }
        for (var entry : probe.expectJson().entrySet()) {
            var found = web.jsonAt(answer.body(), entry.getKey()).orElse("nothing");
            if (!found.equals(entry.getValue())) {
                return "%s is %s".formatted(entry.getKey(), found);
            }
        }
        if (probe.expectText().isPresent()
                && !answer.body().contains(probe.expectText().get())) {
            return "text '%s' is not in it".formatted(probe.expectText().get());
        }
        return null;
    }
}
