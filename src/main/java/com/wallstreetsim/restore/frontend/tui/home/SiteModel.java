package com.wallstreetsim.restore.frontend.tui.home;

import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.run.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the site and of unfinished runs; looked up again in the background every few seconds. */
final class SiteModel {
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final Ui ui;
    private @Nullable Overview overview;
    private List<RunSummary> unfinished = List.of();
    private String problem = "";
    private String runsProblem = "";
    private boolean complete;
    private boolean looking;
    private long lookingSince;
    private boolean listing;
    private boolean listed;
    private long lookedAt;
    private long listedAt;

    SiteModel(Ui ui) {
        this.ui = ui;
        this.lookedAt = ui.nanos() - EVERY;
        this.listedAt = lookedAt;
    }

    Optional<Overview> overview() {
        return Optional.ofNullable(overview);
    }

    /** True once everything was looked at: until then what is missing has not answered yet. */
    boolean complete() {
        return complete;
    }

    /** How long the look lasts that is going on. */
    Duration lookingFor() {
        return Duration.ofNanos(ui.nanos() - lookingSince);
    }

    List<RunSummary> unfinished() {
        return unfinished;
    }

    /** True once the list of unfinished runs was read. */
    boolean listed() {
        return listed;
    }

    boolean looking() {
        return looking;
    }

    /** Why the site could not be looked at the last time, or empty. */
    String problem() {
        return problem.isEmpty() ? runsProblem : problem;
    }

    /** Looks again when the last look is some seconds old. */
    void tick() {
        if (!looking && ui.nanos() - lookedAt >= EVERY) {
            look();
        }
        if (!listing && ui.nanos() - listedAt >= EVERY) {
            list();
        }
    }

    /** Looks again at once. */
    void refresh() {
        if (!looking) {
            look();
        }
        if (!listing) {
            list();
        }
    }

    private void look() {
        looking = true;
        lookingSince = ui.nanos();
        ui.background().call(() -> ui.desk().overview().probe(this::seen), this::looked, this::lookFailed);
    }

    private void seen(Overview soFar) {
        ui.background().post(() -> {
            // What a look before found stands until the whole next one is there.
            if (!complete) {
                overview = soFar;
            }
        });
    }

    private void looked(Overview found) {
        overview = found;
        complete = true;
        problem = "";
        lookEnded();
    }

    private void lookFailed(Exception failure) {
        problem = "the site could not be looked at: " + Failures.words(failure);
        lookEnded();
    }

    private void lookEnded() {
        looking = false;
        lookedAt = ui.nanos();
    }

    private void list() {
        listing = true;
        ui.background().call(() -> ui.desk().runs().unfinished(), this::listDone, this::listFailed);
    }

    private void listDone(List<RunSummary> found) {
        unfinished = List.copyOf(found);
        runsProblem = "";
        listEnded();
    }

    private void listFailed(Exception failure) {
        runsProblem = "the runs could not be listed: " + Failures.words(failure);
        listEnded();
    }

    private void listEnded() {
        listing = false;
        listed = true;
        listedAt = ui.nanos();
    }
}
