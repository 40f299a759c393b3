package com.wallstreetsim.restore.procedure;

import java.util.List;
import java.util.Optional;

/** One entry of the runbook. */
public interface Procedure {
    ProcedureId id();

    /** {@code Restore PostgreSQL from a backup}. */
    String title();

    /** One line that says when it is the right one. */
    String purpose();

    Impact impact();

    /** The group it stands under on the home screen: {@code PostgreSQL}, {@code Redis}, {@code Whole system} ... */
    String group();

    /** Why it cannot be used now, or empty when it can. */
    default Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    /** What to ask, given what was answered so far; asked again after each answer, so later questions may depend on it. */
    List<Question> questions(Answers soFar);

    /**
     * The plan. Reads nothing that changes: the same answers give the same steps, also in another process after a crash.
     *
     * @throws StepException when the answers do not fit together; nothing has been done
     */
    Plan plan(RunId run, Answers answers) throws StepException;

    /** Turns words such as {@code newest} into what they mean now; what it gives is written to the plan. */
    default Answers settle(Answers answers) throws StepException, InterruptedException {
        return answers;
    }
}
