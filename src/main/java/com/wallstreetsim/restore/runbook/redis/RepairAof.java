package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.VolumeUsers;
import java.util.List;
import java.util.Optional;

/** Copies the kept data back into the volume and repairs the copy; the original is not written to. */
final class RepairAof implements Step {
    private static final String KEPT = "/wss-kept";

    // The question of --fix is answered: without a terminal it would give up and leave the file as it is.
    private static final String REPAIR = """
            set -e
            file=$1 good=$2 cut=$3
            [ "$(stat -c %s "/wss-kept/$file")" = $((good + cut)) ] || { echo 'the file is not the one that was checked' >&2; exit 7; }
            find /data -mindepth 1 -delete
            cp -a /wss-kept/. /data/
            printf 'y\\n' | redis-check-aof --fix "/data/$4"
            [ "$(stat -c %s "/data/$file")" = "$good" ] || { echo 'it was not cut where it was said' >&2; exit 8; }
            head -c "$good" "/wss-kept/$file" | cmp - "/data/$file"
            redis-check-aof "/data/$4"
            sync
            """;

    private final RedisTools tools;
    private final Store store;

    RepairAof(RedisTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    @Override
    public StepId id() {
        return new StepId("repair");
    }

    @Override
    public String title() {
        return "Repair a copy of the append-only files";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "docker run --rm -v %s:/from:ro -v %s:/data --entrypoint sh %s -c 'cp -a /from/. /data/'"
                        .formatted(store.kept(), store.volume(), store.image()),
                "docker run --rm -i -v %s:/data --entrypoint sh %s -c 'echo y | redis-check-aof --fix /data/appendonlydir/*.manifest'"
                        .formatted(store.volume(), store.image()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.none("the repaired copy goes when the quarantine is undone");
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        try (var shell = open()) {
            var listed = shell.must(AofFiles.LIST, RedisTools.DATA);
            return listed.isEmpty() ? Standing.notDone() : standing(shell, listed);
        }
    }

    private static Standing standing(HelperShell shell, String listed) throws StepException, InterruptedException {
        var target = AofFiles.target(RedisTools.DATA, listed);
        var checked = shell.run(AofCheck.CHECK, Optional.empty(), target);
        return checked.result().exitCode() == 0 ? Standing.done() : Standing.partly("the copy is not repaired yet");
    }

    private HelperShell open() throws StepException {
        return HelperShell.open(
                tools.store(),
                store,
                "repair",
                List.of(
                        Helper.Place.volume(store.volume(), RedisTools.DATA),
                        new Helper.Place(true, store.kept(), KEPT, false)));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var cut = CheckAof.found(context);
        new VolumeUsers(tools.store(), store).refuseStarted(context);
        try (var shell = open()) {
            var files = AofFiles.of(KEPT, shell.must(AofFiles.LIST, KEPT));
            var target = files.target().substring(KEPT.length() + 1);
            var file = cut.file();
            shell.must(REPAIR, file, Long.toString(cut.good()), Long.toString(cut.bytes()), target)
                    .lines()
                    .forEach(context::say);
            return Outcome.proven(
                    "%,d bytes cut from a copy of %s, all files and the manifest are valid"
                            .formatted(cut.bytes(), AofReport.name(file)),
                    List.of(Proof.count("bytes kept", size(shell, file), cut.good())));
        }
    }

    private static long size(HelperShell shell, String file) throws StepException, InterruptedException {
        return Long.parseLong(shell.must("stat -c %s \"/data/$1\"", file));
    }
}
