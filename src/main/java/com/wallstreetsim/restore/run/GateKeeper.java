package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        var persons = tools.persons().applyAsInt(id);
        if (persons > 1) {
            // Before the gate itself: whoever sees that open knows who may answer.
            tools.ledger().append(new RunEvent.GateNeeds(id, attempt, persons));
        }
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
        if (!gate.opensWith(answer.typed())) {
            return refuse(id, attempt, "not the phrase: %s is '%s'".formatted(gate.asksFor(), gate.phrase()));
        }
        var people = tools.ledger().view().people();
        if (people.needed() > 1) {
            return oneOfSeveral(id, attempt, people, answer);
        }
        if (!Identity.samePerson(people.inCharge(), answer.by())) {
            return refuse(id, attempt, "%s answers this run; take it over first".formatted(people.chargeWords()));
        }
        tools.ledger().append(new RunEvent.GatePassed(id, answer.by(), answer.from()));
        return Optional.of(true);
    }

    private Optional<Boolean> oneOfSeveral(String id, int attempt, People people, AnswerFile answer)
            throws JournalException {
        if (people.hasApproved(answer.by())) {
            return refuse(
                    id, attempt, "%s has approved already; another login must approve too".formatted(answer.by()));
        }
        tools.ledger().append(new RunEvent.GateApproved(id, answer.by(), answer.from(), people.missing() - 1));
        var now = tools.ledger().view().people();
        if (now.missing() > 0) {
            return Optional.empty();
        }
        tools.ledger()
                .append(new RunEvent.GatePassed(
                        id, joined(now, People.Approval::by), joined(now, People.Approval::from)));
        return Optional.of(true);
    }

    private static String joined(People people, Function<People.Approval, String> part) {
        return people.approvals().stream().map(part).collect(Collectors.joining(" and "));
    }

    private Optional<Boolean> refuse(String id, int attempt, String why) throws JournalException {
        tools.ledger().append(new RunEvent.GateRefused(id, attempt, why));
        return Optional.empty();
    }
}
