package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.Database.Behind;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Check;
import com.wallstreetsim.restore.runbook.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The runbook's "Database Integrity", counted exactly: statistics say 0 rows after a crash restart. */
final class DatabaseChecks {
    private static final Duration COUNTING = Duration.ofMinutes(10);

    private final Database database;
    private final String live;
    private final List<String> wanted;
    private final Set<String> leftToDo;

    /** @param leftToDo constraints and sequences whose faults are known to come from the backup */
    DatabaseChecks(Database database, String live, List<String> wanted, Set<String> leftToDo) {
        this.database = database;
        this.live = live;
        this.wanted = List.copyOf(wanted);
        this.leftToDo = Set.copyOf(leftToDo);
    }

    List<Check> all() {
        return List.of(
                Check.quick("PostgreSQL server", this::server),
                Check.quick("database " + live, this::there),
                new Check("rows of the tables", COUNTING, this::tables),
                new Check("indexes, constraints, sequences", COUNTING, this::integrity));
    }

    private List<Proof> server() throws StepException {
        return List.of(
                Proof.seen("PostgreSQL server", "version " + database.server().version()));
    }

    private List<Proof> there() throws StepException {
        var what = "database " + live;
        var facts = database.facts(live);
        if (facts.isEmpty()) {
            return List.of(new Proof(what, "missing", "present, takes logins", false));
        }
        var found = facts.get();
        return List.of(new Proof(
                what,
                "%s, %d tables%s"
                        .formatted(
                                Words.size(found.bytes()),
                                found.tables(),
                                found.takesLogins() ? "" : ", takes no logins"),
                "present, takes logins",
                found.takesLogins()));
    }

    private List<Proof> tables() throws StepException, InterruptedException {
        var rows = database.counts(live);
        var columns = database.columns(live);
        var proofs = new ArrayList<Proof>();
        wanted.stream().filter(name -> !holds(rows, name)).forEach(name -> proofs.add(missing(name)));
        rows.forEach((table, count) -> proofs.add(table(table, count, columns.getOrDefault(table, 0))));
        return proofs;
    }

    private static boolean holds(Map<String, Long> rows, String name) {
        return rows.keySet().stream().anyMatch(table -> isNamed(table, name));
    }

    private static boolean isNamed(String table, String name) {
        return table.equals(name) || table.endsWith("." + name);
    }

    private static Proof missing(String name) {
        return new Proof("table " + name, "missing", "at least 1 row", false);
    }

    /** An empty table is a finding only among those the site names: without rows in them the site is no site. */
    private Proof table(String table, long rows, int columns) {
        var found = "%,d rows, %d columns".formatted(rows, columns);
        return wanted.stream().anyMatch(name -> isNamed(table, name))
                ? new Proof("table " + table, found, "at least 1 row", rows > 0)
                : Proof.seen("table " + table, found);
    }

    List<Proof> integrity() throws StepException, InterruptedException {
        var found = database.integrity(live);
        var proofs = new ArrayList<Proof>();
        proofs.add(sound("indexes valid", found.indexes(), found.invalidIndexes()));
        var constraints = found.notValidatedConstraints();
        var behind = found.sequencesBehind();
        var knownConstraints = constraints.stream().filter(leftToDo::contains).toList();
        var knownSequences =
                behind.stream().map(Behind::sequence).filter(leftToDo::contains).toList();
        proofs.add(sound(
                "constraints validated",
                found.constraints() - knownConstraints.size(),
                constraints.stream().filter(name -> !leftToDo.contains(name)).toList()));
        proofs.add(sound(
                "sequences not behind",
                found.sequences() - knownSequences.size(),
                behind.stream()
                        .filter(one -> !leftToDo.contains(one.sequence()))
                        .map(Behind::words)
                        .toList()));
        Stream.concat(knownConstraints.stream(), knownSequences.stream())
                .forEach(name -> proofs.add(Proof.toDo("as in the backup", name + " is unsound there too")));
        return proofs;
    }

    private static Proof sound(String what, int all, List<String> broken) {
        var found = "%,d".formatted(all - broken.size());
        var named = broken.isEmpty() ? found : found + ", not: " + String.join(", ", broken);
        return new Proof(what, named, "%,d".formatted(all), broken.isEmpty());
    }
}
