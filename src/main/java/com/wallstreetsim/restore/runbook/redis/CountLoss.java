package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import java.util.ArrayList;
import java.util.List;

/** Says which keys would be gone, by kind, as far as Redis still answers. */
final class CountLoss extends LookingStep {
    private final RedisTools tools;

    CountLoss(RedisTools tools) {
        super("count", "Count what would be lost, by kind");
        this.tools = tools;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "REDISCLI_AUTH=$%s docker exec -e REDISCLI_AUTH %s redis-cli --scan | cut -d: -f1 | sort | uniq -c"
                        .formatted(tools.site().passwordVariable(), tools.site().container()));
    }

    @Override
    public Outcome run(StepContext context) {
        try {
            var proofs = new ArrayList<Proof>();
            tools.redis().kinds().forEach((kind, count) -> proofs.add(Proof.seen(kind, "%,d".formatted(count))));
            return Outcome.proven(
                    "%,d keys would be gone, kept in the old volume"
                            .formatted(tools.redis().keys()),
                    proofs);
        } catch (StepException e) {
            return Outcome.done("nobody can count the keys now: " + e.message());
        }
    }
}
