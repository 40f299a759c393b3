package com.wallstreetsim.restore.runbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.Fakes;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.Database.Behind;
import com.wallstreetsim.restore.port.Database.Integrity;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DatabaseChecksTests {
    private static final Behind BEHIND =
            new Behind("public.s", "public.s gives 8 next, public.t.id is at 30", "SELECT 1");

    @Test
    void whatIsUnsoundInTheBackupIsLeftToDoAndAllElseIsWrong() throws Exception {
        assertThat(integrity(Set.of())).filteredOn(proof -> !proof.holds()).hasSize(2);
        assertThat(integrity(Set.of("public.s")))
                .filteredOn(proof -> !proof.holds())
                .extracting(Proof::found)
                .containsExactly("4, not: public.t.late");
        assertThat(integrity(Set.of("public.s", "public.t.late")))
                .allMatch(Proof::holds)
                .filteredOn(Proof::isToDo)
                .hasSize(2);
        assertThat(integrity(Set.of("public.s", "public.t.late")))
                .contains(Proof.count("constraints validated", 4, 4), Proof.count("sequences not behind", 1, 1));
    }

    private static List<Proof> integrity(Set<String> leftToDo) throws Exception {
        var found = new Integrity(3, List.of(), 5, List.of("public.t.late"), 2, List.of(BEHIND));
        var database = Fakes.of(Database.class, Map.of("integrity", words -> found));
        return new DatabaseChecks(database, "live", List.of(), leftToDo).integrity();
    }
}
