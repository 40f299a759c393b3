package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import java.util.List;
import java.util.Map;

/** Removes the volume that new content was prepared in, and the server that tried it. */
public final class RemoveSide implements Undo {
    private final StoreTools tools;
    private final Store store;
    private final String server;

    public RemoveSide(StoreTools tools, Store store, String server) {
        this.tools = tools;
        this.store = store;
        this.server = server;
    }

    @Override
    public String title() {
        return "remove it";
    }

    @Override
    public List<String> byHand() {
        return List.of("docker rm -f " + store.helper(server), "docker volume rm -f " + store.side());
    }

    @Override
    public Outcome run(StepContext context, Map<String, String> data) throws StepException {
        tools.helpers().remove(store.helper(server));
        tools.volumes().remove(store.side());
        return Outcome.done("no side volume is left");
    }
}
