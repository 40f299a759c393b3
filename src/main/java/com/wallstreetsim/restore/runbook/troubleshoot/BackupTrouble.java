package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Which backups are whole. Each is read to its last byte once; what is known is not read again. */
final class BackupTrouble {
    private final Backups backups;
    private final Clock clock;
    private final StepContext context;

    BackupTrouble(Backups backups, Clock clock, StepContext context) {
        this.backups = backups;
        this.clock = clock;
        this.context = context;
    }

    void corrupted(Evidence evidence) throws InterruptedException {
        var newestGood = Optional.<Candidate>empty();
        var newestIsBad = Optional.<String>empty();
        for (var backup : backups.shelf().candidates()) {
            var problem = problem(backup, evidence);
            var scheduled = !backup.kind().equals("pre-restore");
            if (problem.isEmpty() && newestGood.isEmpty() && scheduled) {
                newestGood = Optional.of(backup);
            } else if (problem.isPresent() && newestGood.isEmpty() && newestIsBad.isEmpty() && scheduled) {
                newestIsBad = problem;
            }
        }
        conclude(newestGood, newestIsBad, evidence);
    }

    private Optional<String> problem(Candidate backup, Evidence evidence) throws InterruptedException {
        try {
            var scanned = backups.scan(Path.of(backup.value()), context);
            evidence.good(
                    backup.name(), "good, %,d rows".formatted(scanned.rows().total()), "whole");
            return Optional.empty();
        } catch (StepException e) {
            evidence.bad(backup.name(), e.message(), "whole");
            return Optional.of(e.message());
        }
    }

    private void conclude(Optional<Candidate> newestGood, Optional<String> newestIsBad, Evidence evidence) {
        if (newestGood.isEmpty()) {
            evidence.cause(
                    60,
                    "no backup on the shelf is good",
                    "Bring one from another machine, or back up now while the database lives.",
                    Mend.by("Back up now", "backup.now"));
            return;
        }
        var good = newestGood.get();
        var age = Words.span(good.age(clock.instant()));
        evidence.seen("newest good backup", "%s, %s old".formatted(good.name(), age));
        newestIsBad.ifPresent(problem -> evidence.cause(
                40,
                "the newest backup is not good: " + problem,
                "Restore '%s' instead, and find out why the newer one broke.".formatted(good.name()),
                Mend.with(
                        "Restore PostgreSQL from " + good.name(), "postgres.restore", Map.of("backup", good.value()))));
    }
}
