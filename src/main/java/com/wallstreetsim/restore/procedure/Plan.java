package com.wallstreetsim.restore.procedure;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A procedure with its answers filled in: a fixed list of steps.
 *
 * @param procedure whose plan it is
 * @param version grows when the list of steps changes; a run resumes only with the version it started with
 * @param title for the screens: {@code Restore PostgreSQL from a backup}
 * @param run the run it is made for
 * @param answers what the operator said
 * @param steps in order, each with an id of its own
 * @param resources what it locks: {@code postgres}, {@code redis}, {@code clickhouse}, {@code apps}
 * @param untouched what is still as it was when the run fails before its first destroying step, as a sentence:
 *     {@code the live database 'wallstreetsim' was not touched}
 * @param site the directory it works on where that is not the site it is made at
 */
public record Plan(
        ProcedureId procedure,
        int version,
        String title,
        RunId run,
        Answers answers,
        List<Step> steps,
        Set<String> resources,
        String untouched,
        Optional<String> site) {

    public Plan {
        steps = List.copyOf(steps);
        resources = Set.copyOf(resources);
        var ids = steps.stream().map(Step::id).distinct().count();
        if (ids != steps.size()) {
            throw new IllegalArgumentException("two steps of " + procedure + " have one id");
        }
    }

    /** A plan for the site it is made at. */
    public Plan(
            ProcedureId procedure,
            int version,
            String title,
            RunId run,
            Answers answers,
            List<Step> steps,
            Set<String> resources,
            String untouched) {
        this(procedure, version, title, run, answers, steps, resources, untouched, Optional.empty());
    }

    public Optional<Step> step(StepId id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
