package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.ArchiveFacts;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.AwaitService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A ClickHouse beside the service's, on the unpacked copy, without published ports. */
final class SecondServer {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final ClickHouseTools tools;
    private final Store store;
    private final ContainerName name;

    SecondServer(ClickHouseTools tools, Store store) {
        this.tools = tools;
        this.store = store;
        this.name = store.helper("server");
    }

    void start(StepContext context) throws StepException, InterruptedException {
        var state = tools.store().containers().find(store.container());
        var places = new ArrayList<Helper.Place>();
        places.add(Helper.Place.volume(store.side(), ClickHouseTools.DATA));
        var environment = state.map(found -> found.environment()).orElse(Map.of());
        state.ifPresent(found -> found.mounts().stream()
                .filter(mount -> mount.volume().isEmpty())
                .forEach(mount -> places.add(Helper.Place.path(mount.source(), mount.destination(), false))));
        tools.store()
                .helpers()
                .start(new Helper(name, store.image(), List.of(), List.of(), environment, places, "bridge"));
        new AwaitService(tools.store().containers(), name)
                .until(new ClickHouseReady(tools.others().in(name)), LIMIT, context);
    }

    TableSums read(StepContext context) throws StepException, InterruptedException {
        return TableSums.read(tools.others().in(name), context);
    }

    List<Proof> check(StepContext context) throws StepException, InterruptedException {
        return TableChecks.ask(tools.others().in(name), context);
    }

    /** The parts it has now, those that were merged a moment ago among them. */
    Parts parts() throws StepException {
        return Parts.ofServer(
                ClickHouseTools.DATA, tools.others().in(name).query("SELECT path, rows FROM system.parts"));
    }

    /**
     * Compares parts and rows with the archive's own; a part the server could not read is detached, or gone.
     *
     * @param found what it had when it had started
     */
    List<Proof> proveParts(Parts found, ArchiveFacts facts, StepContext context) throws StepException {
        var expected = Parts.inArchive(facts.small());
        var missing = expected.missingFrom(found);
        missing.forEach(part -> context.say("not served: " + part));
        var proofs = new ArrayList<Proof>();
        proofs.add(Proof.count(
                "parts of the archive served",
                expected.rows().size() - missing.size(),
                expected.rows().size()));
        detached(facts).ifPresent(proofs::add);
        for (var proof : proofs) {
            if (!proof.holds()) {
                throw new StepException(
                        "%s: %s of %s".formatted(proof.what(), proof.found(), proof.expected()),
                        "The archive holds damaged parts; choose another. The live data was not touched.");
            }
        }
        return proofs;
    }

    /** Old servers have no table of detached parts; there, a part that is not served is missing above. */
    private java.util.Optional<Proof> detached(ArchiveFacts facts) throws StepException {
        var server = tools.others().in(name);
        var known =
                server.query("SELECT count() FROM system.tables WHERE database = 'system' AND name = 'detached_parts'");
        if (known.get(0).get(0).equals("0")) {
            return java.util.Optional.empty();
        }
        var found = Long.parseLong(
                server.query("SELECT count() FROM system.detached_parts").get(0).get(0));
        var before = facts.small().keySet().stream()
                .filter(path -> path.contains("/detached/"))
                .count();
        return java.util.Optional.of(Proof.count("detached parts", found, before));
    }

    void stop() throws StepException {
        tools.store().containers().stop(name, GRACE);
        tools.store().helpers().remove(name);
    }
}
