package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Database.Behind;
import com.wallstreetsim.restore.port.Database.Integrity;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a loaded database is broken, and whether the load or the backup is to blame. A constraint that is not
 * validated can come from the backup's own {@code NOT VALID} alone, and a sequence that the backup itself set behind its
 * column was behind where the backup was made: both are left to do, since every other backup of that time has them
 * too. A sequence that the backup never set is refused, and so is an invalid index.
 */
final class LoadedIntegrity {
    private final Integrity found;
    private final List<Behind> behindInTheBackup;
    private final List<Behind> neverSet;

    /** @param set the sequences that the backup sets, as {@code schema.name} */
    LoadedIntegrity(Integrity found, Set<String> set) {
        this.found = found;
        this.behindInTheBackup = behind(found, set, true);
        this.neverSet = behind(found, set, false);
    }

    private static List<Behind> behind(Integrity found, Set<String> set, boolean bySet) {
        return found.sequencesBehind().stream()
                .filter(behind -> set.contains(behind.sequence()) == bySet)
                .toList();
    }

    List<Proof> proofs() {
        var not = found.notValidatedConstraints().size();
        long sequences = found.sequences() - distinct(behindInTheBackup);
        var proofs = new ArrayList<Proof>();
        proofs.add(Proof.count(
                "indexes valid", found.indexes() - found.invalidIndexes().size(), found.indexes()));
        proofs.add(
                not == 0
                        ? Proof.count("constraints validated", found.constraints(), found.constraints())
                        : Proof.seen(
                                "constraints validated",
                                "%,d of %,d, as in the backup"
                                        .formatted(found.constraints() - not, found.constraints())));
        proofs.add(Proof.count("sequences not behind", sequences - distinct(neverSet), sequences));
        leftToDo().forEach(words -> proofs.add(Proof.toDo("as in the backup", words)));
        return proofs;
    }

    /** The names of what is unsound in the backup itself. */
    Set<String> asInTheBackup() {
        var names = new TreeSet<>(found.notValidatedConstraints());
        behindInTheBackup.forEach(behind -> names.add(behind.sequence()));
        return names;
    }

    /** The same in words: what it is, and what mends it. */
    List<String> leftToDo() {
        var words = new ArrayList<String>();
        behindInTheBackup.forEach(behind -> words.add(
                "sequence %s: inserts fail on keys that are there; mend: %s".formatted(behind.words(), behind.mend())));
        found.notValidatedConstraints()
                .forEach(name -> words.add(
                        "constraint %s is not validated: 'ALTER TABLE ... VALIDATE CONSTRAINT ...' once its rows are right"
                                .formatted(name)));
        return words;
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
