package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.OverviewText;
import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Shelf;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The backups of a shelf, numbered, with what their scans found so far. */
final class BackupTable implements Interview.Page {
    private static final String REFRESH = "r";

    private final Shelf shelf;
    private final Prompter prompter;
    private final Clock clock;
    private final Map<String, Candidate> scanned = new ConcurrentHashMap<>();
    private final Shelf.Scan scan;
    private List<Candidate> shown = List.of();

    BackupTable(Shelf shelf, Prompter prompter, Clock clock) {
        this.shelf = shelf;
        this.prompter = prompter;
        this.clock = clock;
        this.scan = shelf.scan(candidate -> scanned.put(candidate.value(), candidate));
    }

    @Override
    public void show() {
        shown = shelf.candidates().stream()
                .map(backup -> scanned.getOrDefault(backup.value(), backup))
                .toList();
        prompter.say("      taken at (UTC)          age  kind              size  scan             rows");
        for (int i = 0; i < shown.size(); i++) {
            var backup = shown.get(i);
            prompter.say("  %2d  %s".formatted(i + 1, OverviewText.figures(backup, clock.instant())));
            // Below, not beside: a name is long and the terminal may be 80 columns wide.
            prompter.say("      " + backup.name());
            backup.warnings().forEach(warning -> prompter.say("      ! " + warning));
        }
        prompter.say(shown.isEmpty() ? "  no backup found" : "  scanning goes on behind this list: r shows it again");
        prompter.say("  Type a number, a path, or 'newest' for the newest that scans clean.");
    }

    @Override
    public void close() {
        scan.close();
    }

    @Override
    public Optional<String> value(String typed) {
        if (typed.equals(REFRESH)) {
            show();
            return Optional.empty();
        }
        var picked = Numbers.pick(typed, shown);
        picked.ifPresent(backup -> backup.details().forEach(detail -> prompter.say("  " + detail)));
        return Optional.of(picked.map(Candidate::value).orElse(typed));
    }
}
