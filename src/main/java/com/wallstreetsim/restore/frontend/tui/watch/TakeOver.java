package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.screen.ReasonPage;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.Presence;
import java.util.List;
import java.util.Optional;

/** Takes a run over from somebody whose screen is gone, with a typed reason. */
final class TakeOver {
    private final Ui ui;
    private final RunWatch watch;

    TakeOver(Ui ui, RunWatch watch) {
        this.ui = ui;
        this.watch = watch;
    }

    /** Why it cannot be taken over now. */
    Optional<String> unavailable() {
        if (watch.mayNotAnswer().isEmpty()) {
            return Optional.of("you are in charge");
        }
        return theirs().map(screen -> "their screen is open");
    }

    /** The screen of whoever is in charge, while one is open. */
    Optional<Presence> theirs() {
        var inCharge = watch.view().people().inCharge();
        return watch.others().stream()
                .filter(other -> Identity.samePerson(other.by(), inCharge))
                .findFirst();
    }

    void ask() {
        var unavailable = unavailable();
        if (unavailable.isPresent()) {
            ui.say("Take over: " + unavailable.get());
            return;
        }
        var lines = List.of(
                "%s is in charge of this run, and no screen of theirs is open."
                        .formatted(watch.view().people().chargeWords()),
                "After this you answer its gates. It is recorded with your name, %s from %s, and with the reason."
                        .formatted(
                                watch.handle().who().by(), watch.handle().who().from()));
        ui.open(new ReasonPage(
                ui,
                "Take this run over?",
                lines,
                "Take over",
                reason -> watch.ask("take over", () -> watch.handle().takeOver(reason))));
    }
}
