package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.redis.AofCheck;
import com.wallstreetsim.restore.runbook.redis.RedisTools;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.util.Optional;

/** Why Redis does not start: container, log, and the append-only files against their manifest. */
final class RedisTrouble {
    private static final Proposal START = Mend.by("Start or restart Redis and count its keys", "redis.restart");
    private static final Proposal REPAIR =
            Mend.by("Repair a copy of the append-only file", TopicId.REDIS_AOF, "repair");
    private static final Proposal RESTORE = Mend.by("Restore Redis from an RDB file", "redis.restore");
    private static final int LOG_LINES = 40;

    private final TroubleTools tools;
    private final StepContext context;

    RedisTrouble(TroubleTools tools, StepContext context) {
        this.tools = tools;
        this.context = context;
    }

    void aof(Evidence evidence) throws StepException, InterruptedException {
        var at = tools.site().redis().at();
        var container = new ContainerLook(tools.containers(), at, tools.clock(), START).into(evidence);
        if (container.isEmpty()) {
            return;
        }
        var works = container.get().running() && answers(evidence);
        var directory = new DataDirectory(tools.store(), at, RedisTools.DATA, "redis", context.run());
        new OwnerLook(tools, directory, false, Optional.empty()).into(container.get(), works, evidence);
        if (!works || keys(evidence) == 0) {
            files(container.get(), evidence);
        }
        if (!works) {
            log(evidence);
        }
    }

    private boolean answers(Evidence evidence) {
        try {
            evidence.good("Redis PING", tools.redisTools().redis().ping(), "PONG");
            return true;
        } catch (StepException e) {
            evidence.bad("Redis PING", e.message(), "PONG");
            evidence.cause(60, "Redis does not answer: " + e.message(), e.hint());
            return false;
        }
    }

    /** An answer proves little: a Redis without its manifest starts EMPTY and says PONG. */
    private long keys(Evidence evidence) throws StepException {
        var keys = tools.redisTools().redis().keys();
        if (keys == 0) {
            evidence.bad("Redis keys", "0", "at least 1");
            evidence.cause(
                    35,
                    "Redis answers and is EMPTY: 0 keys",
                    "Restore it from a good RDB file if it held any.",
                    RESTORE);
        } else {
            evidence.good("Redis keys", "%,d".formatted(keys), "at least 1");
        }
        return keys;
    }

    private void files(ContainerState state, Evidence evidence) throws StepException, InterruptedException {
        var volume = state.mounts().stream()
                .filter(mount -> mount.destination().equals(RedisTools.DATA))
                .flatMap(mount -> mount.volume().stream())
                .findFirst();
        if (volume.isEmpty()) {
            evidence.seen("append-only files", "not looked at: the data is in no volume");
            return;
        }
        var store = new Store(tools.site().redis().at(), volume.get(), state.image(), context.run());
        var check = new AofCheck(tools.redisTools(), store);
        if (!check.anythingThere()) {
            evidence.seen("append-only files", "none: a Redis that keeps one (appendonly yes) would start EMPTY");
            return;
        }
        check(check, evidence);
    }

    private void check(AofCheck check, Evidence evidence) throws InterruptedException {
        try {
            var found = check.look(context);
            if (!found.damaged()) {
                evidence.good("append-only files", "whole", "whole");
                return;
            }
            evidence.bad("append-only files", "damaged: " + found.words(), "whole");
            evidence.cause(
                    96,
                    "the append-only file is damaged: a repair cuts " + found.words(),
                    "Repair a copy of it; the original is kept and undo brings it back.",
                    REPAIR);
        } catch (StepException e) {
            evidence.bad("append-only files", e.message(), "whole");
            evidence.cause(97, e.message(), e.hint(), RESTORE);
        }
    }

    private void log(Evidence evidence) throws StepException, InterruptedException {
        var name = new ContainerName(tools.site().redis().container());
        var lines = tools.containers().log(name, LOG_LINES);
        LogSigns.redis(lines).ifPresent(found -> {
            evidence.bad("log of " + name, found.line(), "no such line");
            evidence.cause(
                    89,
                    "%s: %s".formatted(found.sign().meaning(), found.line()),
                    found.sign().next());
        });
        if (!lines.isEmpty()) {
            evidence.seen("log of " + name, lines.get(lines.size() - 1).strip());
        }
    }
}
