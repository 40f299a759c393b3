package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A procedure to show. */
record FakeProcedure(
        ProcedureId id,
        String title,
        String purpose,
        Impact impact,
        String group,
        Optional<String> unavailableBecause,
        List<Question> asked)
        implements Procedure {

    static FakeProcedure of(String id, String title, String group, Impact impact, List<Question> asked) {
        return new FakeProcedure(
                new ProcedureId(id),
                title,
                "For when the data is wrong or gone.",
                impact,
                group,
                Optional.empty(),
                asked);
    }

    static FakeProcedure unavailable(String id, String title, String group, Impact impact) {
        return new FakeProcedure(
                new ProcedureId(id),
                title,
                "For when nothing else helps.",
                impact,
                group,
                Optional.of("not built yet"),
                List.of());
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return asked;
    }

    static final List<Step> STEPS = List.of(
            FakeStep.of(
                    "check", "Check PostgreSQL, disk, backup", Impact.LOOKS, "", "docker exec lab_postgres pg_isready"),
            FakeStep.of(
                    "load",
                    "Load backup into a side database",
                    Impact.CHANGES,
                    "drop it",
                    "gunzip -c daily.sql.gz | psql -d wallstreetsim_restoring"),
            FakeStep.of(
                    "prove",
                    "Prove rows, indexes, constraints",
                    Impact.LOOKS,
                    "",
                    "psql -c 'SELECT count(*) FROM orders'"),
            FakeStep.of(
                    "stop", "Stop wss-engine, wss-api, wss-web", Impact.CHANGES, "start them", "pm2 stop wss-engine"),
            FakeStep.of(
                    "swap",
                    "Swap: side database becomes wallstreetsim",
                    Impact.DESTROYS,
                    "swap back, 0.1 s",
                    "psql -d postgres -c 'ALTER DATABASE wallstreetsim RENAME TO wallstreetsim_before'",
                    "psql -d postgres -c 'ALTER DATABASE wallstreetsim_restoring RENAME TO wallstreetsim'"),
            FakeStep.of("start", "Start what was stopped, check health", Impact.CHANGES, "", "pm2 start wss-engine"));

    @Override
    public Plan plan(RunId run, Answers answers) {
        return new Plan(
                id,
                1,
                title,
                run,
                answers,
                STEPS,
                Set.of("postgres"),
                "the live database 'wallstreetsim' was not touched");
    }
}
