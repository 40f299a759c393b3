package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Exchanges the kept data back. What took its place is kept under the same name: it may have been written to since. */
final class BringBack implements Undo {
    private static final List<String> KEYS = List.of("way", "inode");
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final StoreTools tools;
    private final Store store;

    BringBack(StoreTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    @Override
    public String title() {
        return "put the old data back";
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "docker stop " + store.container(),
                "docker volume create --label wss.run=%s %s".formatted(store.run(), store.undone()),
                store.shellByHand(
                        "-v %s:/now -v %s:/old -v %s:/kept".formatted(store.volume(), store.kept(), store.undone()),
                        "cp -a /now/. /kept/ && find /now -mindepth 1 -delete && cp -a /old/. /now/"));
    }

    /** The step itself and later looks need it too, also in another process. */
    @Override
    public Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
        var prepared = new Mover(tools, store).prepare(store.volume(), store.kept(), context);
        prepared.forEach((key, value) -> context.remember("quarantine." + key, value));
        return prepared;
    }

    static Map<String, String> recall(StepContext context) {
        var recalled = new HashMap<String, String>();
        KEYS.forEach(key -> context.recall("quarantine." + key).ifPresent(value -> recalled.put(key, value)));
        return recalled;
    }

    @Override
    public void check(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
        if (tools.volumes().find(store.kept()).isEmpty()
                && !new Mover(tools, store).isUntouched(store.volume(), data, context)) {
            throw new StepException(
                    "volume '%s' with the old data is gone".formatted(store.kept()),
                    "Look with 'docker volume ls' who removed it; what is there now is left as it is.");
        }
    }

    @Override
    public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
        check(context, data); // again: what was kept may have gone since the undo began
        if (tools.volumes().find(store.kept()).isEmpty()) {
            return Outcome.done("nothing had been moved");
        }
        stopService();
        var users = new VolumeUsers(tools, store);
        users.refuseRunning();
        var moved = new Mover(tools, store).back(store.volume(), store.kept(), data);
        return Outcome.done(
                moved
                        ? "the old data is in volume '%s' again; what had taken its place is kept as '%s'"
                                .formatted(store.volume(), keptNow())
                        : "the old data was in volume '%s'".formatted(store.volume()));
    }

    private String keptNow() throws StepException {
        return tools.volumes().find(store.undone()).isPresent() ? store.undone() : store.kept();
    }

    private void stopService() throws StepException {
        if (tools.containers().find(store.container()).isPresent()) {
            tools.containers().stop(store.container(), GRACE);
        }
    }
}
