package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.Gatekeeper;
import com.wallstreetsim.restore.frontend.headless.Stop;
import com.wallstreetsim.restore.procedure.StepException;

/** Starts an engine on a run that exists, and follows it: asking where a person is, else by the command line alone. */
final class Acting {
    private final RestoreCommand root;
    private final Following following;

    Acting(RestoreCommand root, Following following) {
        this.root = root;
        this.following = following;
    }

    int on(String name, Wizard.Performing action) throws StepException, InterruptedException {
        var approvals = following.approvals();
        var desk = root.openAnywhere();
        var run = new RunChoice(desk.runs()).named(name);
        if (following.mayAsk(root.context().screen().get())) {
            return new Wizard(root).act(desk, run, action);
        }
        var gates = Gatekeeper.deciding(approvals);
        return following.headless(root, gates, Stop.cancelling(), runs -> runs.act(run, action::on));
    }
}
