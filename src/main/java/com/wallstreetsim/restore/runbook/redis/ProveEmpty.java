package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import java.util.List;

/** Asks the new Redis for an answer and for no keys. */
final class ProveEmpty extends LookingStep {
    private final RedisTools tools;

    ProveEmpty(RedisTools tools) {
        super("prove", "Ask the new Redis");
        this.tools = tools;
    }

    @Override
    public List<String> byHand() {
        return List.of("REDISCLI_AUTH=$%s docker exec -e REDISCLI_AUTH %s redis-cli PING"
                .formatted(tools.site().passwordVariable(), tools.site().container()));
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        var ping = tools.redis().ping();
        var keys = tools.redis().keys();
        return Outcome.proven(
                "Redis answers %s with %,d keys".formatted(ping, keys),
                List.of(
                        new Proof("PING", ping, "PONG", ping.equals("PONG")),
                        // Clients outside this site may write at once: a key more is seen, not blamed.
                        Proof.seen("keys", "%,d".formatted(keys))));
    }
}
