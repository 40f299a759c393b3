package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Database.Behind;
import com.wallstreetsim.restore.port.Database.Integrity;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What of a loaded database is broken, and whether the load or the backup is to blame. A constraint that is not
 * validated can come from the backup's own {@code NOT VALID} alone, and a sequence that the backup itself set behind its
 * column was behind where the backup was made: both are left to do, since every other backup of that time has them
 * too. A sequence that the backup never set is refused, and so is an invalid index, which no dump brings.
 */
final class LoadedIntegrity {
    private final Integrity found;
    private final List<Behind> asInTheBackup;
    private final List<Behind> neverSet;

    /** @param set the sequences that the backup sets, as {@code schema.name} */
    LoadedIntegrity(Integrity found, Set<String> set) {
        this.found = found;
        this.asInTheBackup = behind(found, set, true);
        this.neverSet = behind(found, set, false);
    }

    private static List<Behind> behind(Integrity found, Set<String> set, boolean bySet) {
        return found.sequencesBehind().stream()
                .filter(behind -> set.contains(behind.sequence()) == bySet)
                .toList();
    }

    List<Proof> proofs() {
        long sequences = found.sequences() - distinct(asInTheBackup);
        var proofs = new ArrayList<Proof>();
        proofs.add(Proof.count(
                "indexes valid", found.indexes() - found.invalidIndexes().size(), found.indexes()));
        proofs.add(Proof.count("sequences not behind", sequences - distinct(neverSet), sequences));
        if (!asInTheBackup.isEmpty()) {
            proofs.add(Proof.toDo(
                    "sequences",
                    "behind in the backup itself, to be set before rows are written: "
                            + String.join("; ", words(asInTheBackup))));
        }
        proofs.addAll(constraints());
        return proofs;
    }

    private List<Proof> constraints() {
        var not = found.notValidatedConstraints();
        if (not.isEmpty()) {
            return List.of(Proof.count("constraints validated", found.constraints(), found.constraints()));
        }
        return List.of(
                Proof.seen(
                        "constraints validated",
                        "%,d of %,d, as in the backup"
                                .formatted(found.constraints() - not.size(), found.constraints())),
                Proof.toDo(
                        "constraints",
                        "not validated in the backup either, to be validated once their rows are looked at: "
                                + String.join(", ", not)));
    }

    /** Why it is refused; empty where nothing is. */
    List<String> faults() {
        var words = new ArrayList<>(found.invalidIndexes());
        words(neverSet).forEach(line -> words.add(line + ", and the backup does not set it"));
        return words;
    }

    private static long distinct(List<Behind> behind) {
        return behind.stream().map(Behind::sequence).distinct().count();
    }

    private static List<String> words(List<Behind> behind) {
        return behind.stream().map(Behind::words).toList();
    }
}
