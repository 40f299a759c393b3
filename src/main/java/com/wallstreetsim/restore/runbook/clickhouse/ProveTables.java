package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import java.util.ArrayList;
import java.util.List;

/** Reads every table completely and compares it with what an earlier step of the run read. */
final class ProveTables extends LookingStep {
    private final ClickHouseTools tools;

    ProveTables(ClickHouseTools tools) {
        super("prove", "Read every table to its end, compare rows and hashes");
        this.tools = tools;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "docker exec -it %s clickhouse-client --user %s --ask-password -q 'SELECT count(), sum(cityHash64(*)) FROM ...'"
                        .formatted(tools.site().container(), tools.site().user()));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var expected = TableSums.recall(context);
        var found = TableSums.read(tools.clickhouse(), context, expected);
        var proofs = new ArrayList<>(found.against(expected));
        proofs.addAll(TableChecks.ask(tools.clickhouse(), context));
        for (var proof : proofs) {
            if (!proof.holds()) {
                throw new StepException(
                        "table '%s' has %s, expected %s".formatted(proof.what(), proof.found(), proof.expected()),
                        "Did somebody write to it meanwhile? Look at the log; undo puts back what was replaced.");
            }
        }
        return Outcome.proven(
                "ClickHouse serves %,d rows in %d tables"
                        .formatted(found.rows(), found.sums().size()),
                proofs);
    }
}
