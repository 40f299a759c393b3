package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.OptionalLong;

/**
 * How many agents of the restored data have an address in the outside world that the engine posts to.
 *
 * @param agents nothing where the data has no such column
 */
record Callbacks(OptionalLong agents) {
    static Callbacks of(NewSite site) throws StepException {
        var database = site.site().postgres().database();
        return new Callbacks(site.restore().database().filled(database, "agents", "callback_url"));
    }

    String words() {
        return agents.isPresent()
                ? "%,d agents have a callback_url".formatted(agents.getAsLong())
                : "the data has no agents with a callback_url";
    }

    Fact[] facts() {
        return new Fact[] {
            new Fact("outside", words()),
            new Fact("started", "the engine posts to these real addresses as soon as it runs"),
            new Fact("no return", "what it has posted cannot be called back"),
            new Fact("instead", "Cancel: everything else runs, and the engine can be started later")
        };
    }
}
