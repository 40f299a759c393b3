package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Moves the content of a stopped service's volume into a volume of its own; what the runbook deletes is kept. */
public final class QuarantineVolume implements Step {
    private final StoreTools tools;
    private final Store store;
    private final String replacement;
    private final Function<StepContext, List<Fact>> measured;

    /** @param replacement what takes its place, for the gate: {@code an empty volume} */
    public QuarantineVolume(StoreTools tools, Store store, String replacement) {
        this(tools, store, replacement, context -> List.of());
    }

    /** @param measured what earlier steps of the run found and the gate must say */
    public QuarantineVolume(
            StoreTools tools, Store store, String replacement, Function<StepContext, List<Fact>> measured) {
        this.tools = tools;
        this.store = store;
        this.replacement = replacement;
        this.measured = measured;
    }

    @Override
    public StepId id() {
        return new StepId("quarantine");
    }

    @Override
    public String title() {
        return "Quarantine: keep the old data as " + store.kept();
    }

    @Override
    public Impact impact() {
        return Impact.DESTROYS;
    }

    @Override
    public Optional<Gate> gate() {
        return Optional.of(new Gate(
                "Replace the data of service " + store.at().service(),
                store.at().container(),
                "the container's name",
                "Replace"));
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "docker volume create --label wss.run=%s %s".formatted(store.run(), store.kept()),
                store.shellByHand(
                        "-v %s:/from -v %s:/to".formatted(store.volume(), store.kept()),
                        "cp -a /from/. /to/ && find /from -mindepth 1 -delete"));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new BringBack(tools, store));
    }

    @Override
    public List<Closing> closings() {
        return List.of(new RemoveKept(tools, store, store.kept()), new RemoveKept(tools, store, store.undone()));
    }

    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        var size = new VolumeSize(tools, store).of(store.volume());
        var byRename = new Mover(tools, store).byRename(store.volume());
        var way =
                byRename ? "moved by rename, no copy and no extra space" : "copied and compared, needs the space twice";
        var facts = new ArrayList<>(measured.apply(context));
        facts.addAll(List.of(
                new Fact("goes away", "the data in volume %s, %s".formatted(store.volume(), Words.size(size))),
                new Fact("comes", replacement),
                new Fact("kept as", "volume %s (%s)".formatted(store.kept(), way)),
                new Fact("way back", byRename ? "undo puts it back by rename" : "undo copies it back and compares")));
        return new Preview(facts);
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        if (tools.volumes().find(store.kept()).isEmpty()) {
            return Standing.notDone();
        }
        var found = new Mover(tools, store).look(store.volume(), store.kept(), BringBack.recall(context));
        return switch (found) {
            case "there" -> Standing.done();
            case "not" -> Standing.notDone();
            default ->
                Standing.partly("the old data is between volume %s and %s".formatted(store.volume(), store.kept()));
        };
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var users = new VolumeUsers(tools, store);
        users.refuseRunning();
        users.remember(context);
        var labels = KeptLabels.of(tools, store, context.clock().instant());
        tools.volumes().create(store.kept(), labels);
        context.say("labels of %s: %s".formatted(store.kept(), labels));
        Mover.begin(store.volume(), context);
        var began = System.nanoTime();
        new Mover(tools, store).away(store.volume(), store.kept(), BringBack.recall(context));
        var took = java.time.Duration.ofNanos(System.nanoTime() - began);
        var size = new VolumeSize(tools, store).of(store.kept());
        return Outcome.done("%s of old data kept as volume '%s', moved in %s"
                .formatted(Words.size(size), store.kept(), Words.seconds(took)));
    }
}
