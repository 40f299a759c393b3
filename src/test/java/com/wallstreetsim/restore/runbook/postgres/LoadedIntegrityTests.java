package com.wallstreetsim.restore.runbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.wallstreetsim.restore.port.Database.Behind;
import com.wallstreetsim.restore.port.Database.Integrity;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LoadedIntegrityTests {
    private static final Behind ORDERS =
            new Behind("public.orders_id_seq", "public.orders_id_seq gives 2 next", "SELECT 1");
    private static final Behind TRADES =
            new Behind("public.trades_id_seq", "public.trades_id_seq gives 1 next", "SELECT 2");

    @Test
    void leavesToDoWhatIsSoInTheBackup() {
        var found = new LoadedIntegrity(
                new Integrity(7, List.of(), 5, List.of("public.orders.late"), 3, List.of(ORDERS)),
                Set.of("public.orders_id_seq", "public.trades_id_seq"));

        assertThat(found.faults()).isEmpty();
        assertThat(found.proofs()).allMatch(Proof::holds);
        assertThat(found.asInTheBackup()).containsExactly("public.orders.late", "public.orders_id_seq");
        assertThat(found.proofs())
                .contains(
                        Proof.count("sequences not behind", 2, 2),
                        Proof.seen("constraints validated", "4 of 5, as in the backup"));
        assertThat(found.proofs())
                .filteredOn(Proof::isToDo)
                .extracting(Proof::found)
                .containsExactly(
                        "TO DO: " + found.leftToDo().get(0),
                        "TO DO: " + found.leftToDo().get(1));
    }

    @Test
    void refusesASequenceTheBackupNeverSetAndAnIndexNoDumpBrings() {
        var found = new LoadedIntegrity(
                new Integrity(7, List.of("public.twice"), 5, List.of(), 3, List.of(ORDERS, TRADES)),
                Set.of("public.orders_id_seq"));

        assertThat(found.faults())
                .containsExactly("public.twice", "public.trades_id_seq gives 1 next, and the backup does not set it");
        assertThat(found.proofs())
                .filteredOn(proof -> !proof.holds())
                .extracting(Proof::what, Proof::found, Proof::expected)
                .containsExactly(tuple("indexes valid", "6", "7"), tuple("sequences not behind", "1", "2"));
    }
}
