package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.ArrayList;
import java.util.List;

/** Says which keys would be gone, by kind, as far as Redis still answers. */
final class CountLoss implements Step {
    private final RedisTools tools;

    CountLoss(RedisTools tools) {
        this.tools = tools;
    }

    @Override
    public StepId id() {
        return new StepId("count");
    }

    @Override
    public String title() {
        return "Count what would be lost, by kind";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        return List.of("REDISCLI_AUTH=$%s redis-cli -h $HOST -p $PORT --scan | cut -d: -f1 | sort | uniq -c"
                .formatted(tools.site().passwordVariable()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
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
