package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.LeftToDo;
import com.wallstreetsim.restore.runbook.RowCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Counts what was loaded against what the backup holds, asks for indexes, constraints and sequences, and analyses. */
final class ProveLoad implements Step {
    private final RestoreTools tools;
    private final RestoreChoices choices;

    ProveLoad(RestoreTools tools, RestoreChoices choices) {
        this.tools = tools;
        this.choices = choices;
    }

    @Override
    public StepId id() {
        return new StepId("prove");
    }

    @Override
    public String title() {
        return "Prove rows, indexes, constraints; analyse";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        var psql = "docker exec %s psql -U $POSTGRES_USER -d %s -c "
                .formatted(tools.site().postgres().container(), choices.names().side());
        return List.of(
                psql + "'SELECT count(*) FROM orders'",
                psql + "'SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid'",
                psql + "'ANALYZE'");
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(new Fact("expected", "the rows the scan of the backup counted"));
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var expected = new BackupMemory(context).rows();
        var found = new RowCounts(tools.database().counts(side()));
        var proofs = new ArrayList<>(rows(expected, found));
        var sound = tools.database().integrity(side());
        var set = sound.sequencesBehind().isEmpty() ? Set.<String>of() : new BackupMemory(context).sequences();
        var integrity = new LoadedIntegrity(sound, set);
        proofs.addAll(integrity.proofs());
        proofs.forEach(proof -> context.say(said(proof)));
        refuse(proofs, integrity);
        tools.database().analyse(side());
        context.remember("proven.rows", found.encode());
        context.remember(LeftToDo.NAMES, String.join("\n", integrity.asInTheBackup()));
        context.remember(LeftToDo.WORDS, String.join("\n", integrity.leftToDo()));
        return Outcome.proven(
                "%,d of %,d rows in %d tables"
                        .formatted(found.total(), expected.total(), found.rows().size()),
                proofs);
    }

    private String side() {
        return choices.names().side();
    }

    private List<Proof> rows(RowCounts expected, RowCounts found) {
        var tables = new TreeSet<>(expected.rows().keySet());
        tables.addAll(found.rows().keySet());
        var proofs = new ArrayList<Proof>();
        for (var table : tables) {
            proofs.add(Proof.count(
                    table,
                    found.rows().getOrDefault(table, -1L),
                    expected.rows().getOrDefault(table, 0L)));
        }
        for (var table : tools.site().postgres().tablesToCheck()) {
            var there =
                    found.rows().keySet().stream().anyMatch(name -> name.equals(table) || name.endsWith("." + table));
            if (!there) {
                proofs.add(new Proof("table " + table, "missing", "present", false));
            }
        }
        return proofs;
    }

    private static String said(Proof proof) {
        return proof.compares()
                ? "%-24s found %s, expected %s".formatted(proof.what(), proof.found(), proof.expected())
                : proof.what() + ": " + proof.found();
    }

    private static void refuse(List<Proof> proofs, LoadedIntegrity integrity) throws StepException {
        var wrong = proofs.stream().filter(proof -> !proof.holds()).toList();
        if (wrong.isEmpty()) {
            return;
        }
        var words = new ArrayList<String>();
        wrong.forEach(proof ->
                words.add("%s: %s found, %s expected".formatted(proof.what(), proof.found(), proof.expected())));
        words.addAll(integrity.faults());
        throw new StepException(
                "the loaded data is not what the backup holds: " + String.join("; ", words),
                "Choose another backup; what is not proven is not swapped in.");
    }
}
