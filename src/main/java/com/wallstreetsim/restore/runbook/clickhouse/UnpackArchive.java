package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.ArchiveFacts;
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
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.RemoveSide;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Unpacks the archive into a new volume, starts a second server on it and reads every table completely. */
final class UnpackArchive implements Step {
    private static final String TO = "/wss-side";
    private static final String UNPACK = "find \"$1\" -mindepth 1 -delete && tar -x -f - -C \"$1\"";
    // The image's own user, asked of the image; the data's owner where the image has no such name.
    private static final String OWN = """
            set -e
            u=$(id -u clickhouse 2>/dev/null || stat -c %u /var/lib/clickhouse)
            g=$(id -g clickhouse 2>/dev/null || stat -c %g /var/lib/clickhouse)
            chown -R "$u:$g" "$1"
            chmod 755 "$1"
            sync
            echo "$u:$g"
            """;

    private final ClickHouseTools tools;
    private final Store store;
    private final CheckArchive archive;

    UnpackArchive(ClickHouseTools tools, Store store, CheckArchive archive) {
        this.tools = tools;
        this.store = store;
        this.archive = archive;
    }

    @Override
    public StepId id() {
        return new StepId("unpack");
    }

    @Override
    public String title() {
        return "Unpack beside, start a second server on it, read every table";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public boolean scaffolding() {
        return true;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "docker volume create " + store.side(),
                "docker run --rm -v %s:/to -v %s:/in:ro --entrypoint sh %s -c 'tar -xf /in -C /to && chown -R clickhouse: /to'"
                        .formatted(store.side(), archive.archive(), store.image()),
                "docker run -d --name tmp-clickhouse -v %s:%s %s"
                        .formatted(store.side(), ClickHouseTools.DATA, store.image()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new RemoveSide(tools.store(), store, "server"));
    }

    @Override
    public Set<StepId> usedUpBy() {
        return Set.of(new StepId("place"));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        if (tools.store().volumes().find(store.side()).isEmpty()) {
            return Standing.notDone();
        }
        var read = !TableSums.recall(context).sums().isEmpty();
        var serverLeft = tools.store().containers().find(store.helper("server")).isPresent();
        return read && !serverLeft ? Standing.done() : Standing.partly("the side volume was not read to its end");
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        tools.store().helpers().remove(store.helper("server"));
        var facts = archive.facts(context);
        tools.store()
                .volumes()
                .create(store.side(), Map.of("wss.run", store.run().value()));
        unpack(facts, context);
        var server = new SecondServer(tools, store);
        server.start(context);
        // Before the reading, which may take long: the server forgets the parts it has merged after some minutes.
        var parts = server.parts();
        var sums = server.read(context);
        var proofs = new java.util.ArrayList<>(List.of(Proof.seen("unpacked", Words.size(facts.bytes()))));
        proofs.addAll(server.proveParts(parts, facts, context));
        facts.manifest().ifPresent(manifest -> proofs.addAll(sums.against(manifest)));
        proofs.addAll(server.check(context));
        refuseOthers(proofs);
        server.stop();
        sums.remember(context);
        sums.sums().forEach((table, sum) -> proofs.add(Proof.seen(table, sum)));
        return Outcome.proven(
                "%,d rows in %d tables read from the unpacked archive"
                        .formatted(sums.rows(), sums.sums().size()),
                proofs);
    }

    private static void refuseOthers(List<Proof> proofs) throws StepException {
        for (var proof : proofs) {
            if (!proof.holds()) {
                throw new StepException(
                        "table %s: %s, expected %s".formatted(proof.what(), proof.found(), proof.expected()),
                        "The archive does not hold what it says; choose another. The live data was not touched.");
            }
        }
    }

    private void unpack(ArchiveFacts facts, StepContext context) throws StepException, InterruptedException {
        try (var shell = HelperShell.open(
                        tools.store(), store, "unpack", List.of(Helper.Place.volume(store.side(), TO)));
                var in = new PipedInputStream(1 << 16);
                var out = new PipedOutputStream(in)) {
            Callable<String> read = () -> {
                try (in) {
                    return ended(shell.run(UNPACK, Optional.of(in), TO));
                }
            };
            Callable<String> write = () -> {
                archive.check(context).repack(facts, out);
                return "";
            };
            context.inParallel(List.of(read, write));
            context.say("unpacked into %s, owner %s".formatted(store.side(), shell.must(OWN, TO)));
        } catch (IOException e) {
            throw new StepException(
                    "archive '%s' %s".formatted(archive.archive(), e.getMessage()), "Choose another archive.", e);
        }
    }

    private static String ended(HelperShell.Ended ended) throws StepException {
        if (ended.result().exitCode() != 0) {
            throw new StepException(
                    "tar ended with code %d: %s"
                            .formatted(
                                    ended.result().exitCode(),
                                    ended.result().standardError().strip()),
                    "Is the disk full? Look at 'docker system df' and 'df -h'.");
        }
        return "";
    }
}
