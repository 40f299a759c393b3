package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import java.util.List;
import java.util.Optional;

/** Opens gates and waits for their answers, for as long as it takes. */
final class GateKeeper {
    private static final long LISTEN_EVERY_MILLIS = 50;

    private final EngineTools tools;

    GateKeeper(EngineTools tools) {
        this.tools = tools;
    }

    /** True when the phrase was typed, false when somebody declined or asked the run to stop. */
    boolean pass(String id, Gate gate, List<Fact> facts) throws JournalException, InterruptedException {
        var attempt = tools.ledger().view().gatesOpened() + 1;
        tools.ledger()
                .append(new RunEvent.GateOpened(
                        id, attempt, gate.title(), gate.phrase(), gate.asksFor(), gate.verb(), facts));
        while (true) {
            for (var answer : tools.listen()) {
                if (answer.gate().equals(id) && answer.attempt() == attempt) {
                    var passed = decide(id, attempt, gate, answer);
                    if (passed.isPresent()) {
                        return passed.get();
                    }
                }
            }
            if (tools.stop().requested()) {
                return false;
            }
            tools.stop().await(LISTEN_EVERY_MILLIS);
        }
    }

    private Optional<Boolean> decide(String id, int attempt, Gate gate, AnswerFile answer) throws JournalException {
        if (answer.kind() == AnswerFile.Kind.DECLINE) {
            tools.ledger().append(new RunEvent.GateDeclined(id, answer.by(), answer.from(), answer.typed()));
            return Optional.of(false);
        }
        if (gate.opensWith(answer.typed())) {
            tools.ledger().append(new RunEvent.GatePassed(id, answer.by(), answer.from()));
            return Optional.of(true);
        }
        tools.ledger()
                .append(new RunEvent.GateRefused(
                        id, attempt, "not the phrase: %s is '%s'".formatted(gate.asksFor(), gate.phrase())));
        return Optional.empty();
    }
}
