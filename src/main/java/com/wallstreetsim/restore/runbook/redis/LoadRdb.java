package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.VolumeUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Loads an RDB file with a temporary server on the fresh volume and has it written to an append-only file. */
final class LoadRdb implements Step {
    private static final String WRITTEN = "redis.append-only-written";
    private static final String IN = "/wss-in.rdb";
    private static final String KEPT = "/wss-kept";
    private static final String PLACE = """
            set -e
            find /data -mindepth 1 -delete
            cp "$1" /data/dump.rdb
            chown "$(stat -c %u:%g "$2")" /data /data/dump.rdb
            chmod "$(stat -c %a "$2")" /data
            chmod 600 /data/dump.rdb
            sync
            sha256sum /data/dump.rdb | cut -c1-64
            """;
    private static final String LOOK = """
            if [ -e /data/appendonlydir ] || [ -e /data/appendonly.aof ] || ls /data/*/*.manifest >/dev/null 2>&1
            then echo loaded; else echo not; fi
            """;

    private final RedisTools tools;
    private final Store store;
    private final Path rdb;

    LoadRdb(RedisTools tools, Store store, Path rdb) {
        this.tools = tools;
        this.store = store;
        this.rdb = rdb;
    }

    @Override
    public StepId id() {
        return new StepId("load");
    }

    @Override
    public String title() {
        return "Load the RDB file with a temporary server, write the append-only file";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                store.shellByHand(
                        "-v %s:/data -v %s:/in.rdb:ro".formatted(store.volume(), rdb),
                        "cp /in.rdb /data/dump.rdb && chown redis: /data /data/dump.rdb"),
                "docker run -d --name tmp-redis --network none -v %s:/data %s redis-server --dir /data --appendonly no --save ''"
                        .formatted(store.volume(), store.image()),
                // Until the file is loaded it answers every command with an error, which redis-cli calls a success.
                "until docker exec tmp-redis redis-cli INFO persistence | grep -q '^loading:0'; do sleep 1; done",
                "docker exec tmp-redis redis-cli CONFIG SET appendonly yes",
                "until [ \"$(docker exec tmp-redis redis-cli INFO persistence"
                        + " | grep -cE '^(aof_enabled:1|aof_rewrite_in_progress:0|aof_rewrite_scheduled:0)')\" = 3 ];"
                        + " do sleep 1; done",
                "docker stop tmp-redis && docker rm tmp-redis");
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new EndServer());
    }

    private ContainerName server() {
        return store.helper("server");
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        if (context.recall(WRITTEN).isEmpty()) {
            // Its files alone tell nothing: they are there from the moment the server begins to write them.
            return Standing.partly("the file was not loaded to its end");
        }
        if (tools.store().containers().find(server()).isPresent()) {
            return Standing.partly("the temporary server is still there");
        }
        try (var shell = HelperShell.open(
                tools.store(), store, "look", List.of(Helper.Place.volume(store.volume(), RedisTools.DATA)))) {
            return Standing.doneIf(shell.must(LOOK).equals("loaded"));
        }
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        tools.store().helpers().remove(server());
        new VolumeUsers(tools.store(), store).refuseStarted(context);
        place(context);
        var server = new TemporaryRedis(tools, store, server());
        server.start(context);
        var loaded = server.awaitLoaded(context);
        var inFile = CheckRdb.keysInFile(context);
        var accounted = loaded.keys() + loaded.expired();
        if (accounted != inFile) {
            throw new StepException(
                    "%,d keys loaded and %,d expired are not the %,d keys of '%s'"
                            .formatted(loaded.keys(), loaded.expired(), inFile, rdb),
                    "Look at the log; undo puts the old data back.");
        }
        var count = server.count();
        ProveRedis.expect(context, count);
        server.writeAppendOnly(context);
        server.stop();
        context.remember(WRITTEN, "yes");
        return Outcome.proven(
                "%,d keys loaded and written to an append-only file".formatted(count.keys()),
                List.of(
                        Proof.seen("keys loaded", "%,d".formatted(loaded.keys())),
                        Proof.seen("keys expired since", "%,d".formatted(loaded.expired())),
                        Proof.count("keys of the file accounted for", accounted, inFile)));
    }

    private void place(StepContext context) throws StepException, InterruptedException {
        var places = List.of(
                Helper.Place.volume(store.volume(), RedisTools.DATA),
                new Helper.Place(true, store.kept(), KEPT, false),
                Helper.Place.path(rdb.toString(), IN, false));
        try (var shell = HelperShell.open(tools.store(), store, "place", places)) {
            var hash = shell.must(PLACE, IN, KEPT);
            if (!hash.equals(CheckRdb.checkedHash(context))) {
                throw new StepException(
                        "'%s' is not the file any more that was checked".formatted(rdb),
                        "Find out who writes to it, then undo and start again.");
            }
        }
    }

    /** What was loaded goes with the volume's content when the quarantine is undone. */
    private final class EndServer implements Undo {
        @Override
        public String title() {
            return "end the temporary server";
        }

        @Override
        public List<String> byHand() {
            return List.of("docker rm -f " + server());
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            tools.store().helpers().remove(server());
            return Outcome.done("no temporary server is left");
        }
    }
}
