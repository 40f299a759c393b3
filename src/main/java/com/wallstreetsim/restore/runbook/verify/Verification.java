package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.runbook.Check;
import com.wallstreetsim.restore.runbook.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Verifies parts of the site: asks for values, shows each beside the one expected, and fails when one differs. */
public final class Verification implements Procedure {
    private static final int VERSION = 1;

    private final VerifyTools tools;
    private final ProcedureId id;
    private final String title;
    private final String purpose;
    private final List<Area> areas;

    private Verification(VerifyTools tools, String id, String title, String purpose, List<Area> areas) {
        this.tools = tools;
        this.id = new ProcedureId(id);
        this.title = title;
        this.purpose = purpose;
        this.areas = List.copyOf(areas);
    }

    /** The entries of the runbook's section, one for everything first. */
    public static List<Procedure> all(VerifyTools tools) {
        return List.of(
                new Verification(
                        tools,
                        "verify.all",
                        "Verify everything",
                        "After any restore: every value found beside the one expected.",
                        List.of(Area.values())),
                new Verification(
                        tools,
                        "verify.database",
                        "Verify the database",
                        "Tables, exact rows, indexes, constraints and sequences of PostgreSQL.",
                        List.of(Area.DATABASE)),
                new Verification(
                        tools,
                        "verify.application",
                        "Verify the applications",
                        "PM2 states, error lines in the logs, and what the site answers over HTTP.",
                        List.of(Area.APPLICATION)),
                new Verification(
                        tools,
                        "verify.redis",
                        "Verify Redis",
                        "PING, number of keys, and whether it can write what it holds.",
                        List.of(Area.REDIS)),
                new Verification(
                        tools,
                        "verify.clickhouse",
                        "Verify ClickHouse",
                        "A query with a login, rows of every table, parts set aside as broken.",
                        List.of(Area.CLICKHOUSE)));
    }

    @Override
    public ProcedureId id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public String group() {
        return "Verify";
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of();
    }

    /** The step that asks for every value of a whole site, for procedures that end with a verification. */
    public static Step examining(VerifyTools tools) {
        return examine(tools, List.of(Area.values()));
    }

    /** The step that judges what was asked for before. */
    public static Step judging() {
        return new Judge();
    }

    private static Step examine(VerifyTools tools, List<Area> areas) {
        var checks = new ArrayList<Check>();
        var byHand = new ArrayList<String>();
        for (var area : areas) {
            checks.addAll(area.checks(tools));
            byHand.addAll(area.byHand(tools.site()));
        }
        return new Examine(new Checks(tools.executor()), checks, byHand);
    }

    @Override
    public Plan plan(RunId run, Answers answers) {
        var examine = examine(tools, areas);
        return new Plan(
                id,
                VERSION,
                title,
                run,
                answers,
                List.of(examine, new Judge()),
                Set.of(),
                "a verification only looks, nothing was changed");
    }
}
