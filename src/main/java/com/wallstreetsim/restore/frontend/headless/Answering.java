package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.Question;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Answers a procedure's questions from names and values; what is not said takes its preset, or is asked for in words. */
public final class Answering {
    private final Procedure procedure;
    private final Map<String, String> given;

    public Answering(Procedure procedure, Map<String, String> given) {
        this.procedure = procedure;
        this.given = Map.copyOf(given);
    }

    /**
     * The answers to every question.
     *
     * @throws UsageException for a value that is refused, a question without an answer, or a name nobody asks for
     */
    public Answers answers() throws UsageException {
        var answers = Answers.NONE;
        for (var next = next(answers); next.isPresent(); next = next(answers)) {
            answers = answers.with(next.get().name(), value(next.get()));
        }
        refuseUnknown(answers);
        return answers;
    }

    private Optional<Question> next(Answers soFar) {
        return procedure.questions(soFar).stream()
                .filter(question -> soFar.get(question.name()).isEmpty())
                .findFirst();
    }

    private String value(Question question) throws UsageException {
        var said = given.get(question.name());
        if (said == null) {
            return question.preset().orElseThrow(() -> unanswered(question));
        }
        var problem = question.problem(said);
        if (problem.isPresent()) {
            throw new UsageException(
                    "'%s' cannot be '%s': %s".formatted(question.name(), said, problem.get()), question.help());
        }
        return said;
    }

    private static UsageException unanswered(Question question) {
        return new UsageException(
                "no answer for '%s': %s".formatted(question.name(), question.prompt()),
                "Give one with '--set %s=...'. %s".formatted(question.name(), question.help()));
    }

    private void refuseUnknown(Answers asked) throws UsageException {
        var unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(asked.values().keySet());
        if (!unknown.isEmpty()) {
            throw new UsageException(
                    "'%s' has no question '%s'".formatted(procedure.id(), String.join("', '", unknown)),
                    asked.values().isEmpty()
                            ? "It asks nothing."
                            : "It asks for: %s."
                                    .formatted(String.join(", ", asked.values().keySet())));
        }
    }
}
