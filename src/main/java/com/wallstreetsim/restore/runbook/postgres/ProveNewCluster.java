package com.wallstreetsim.restore.runbook.postgres;

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
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Proves that the server runs a new cluster and not the old one, then drops the empty database it was made with. */
final class ProveNewCluster implements Step {
    // The first eight bytes of a control file are its cluster's own number. PGDATA may be below the volume's root.
    private static final String NUMBERS = """
            find /old -maxdepth 4 -path '*/global/pg_control' | while read -r f; do
              head -c 8 "$f" | od -An -tx1 | tr -d ' \\n'; echo
            done
            """;

    private final RestoreTools tools;
    private final StoreTools volumes;
    private final Store store;
    private final String live;

    ProveNewCluster(RestoreTools tools, StoreTools volumes, Store store) {
        this.tools = tools;
        this.volumes = volumes;
        this.store = store;
        this.live = tools.site().postgres().database();
    }

    @Override
    public StepId id() {
        return new StepId("fresh");
    }

    @Override
    public String title() {
        return "Prove that it is a new cluster; drop its empty " + live;
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        var container = store.container();
        return List.of(
                "docker exec %s psql -U $POSTGRES_USER -d postgres -c 'SELECT system_identifier FROM pg_control_system()'"
                        .formatted(container),
                "docker exec %s dropdb -U $POSTGRES_USER %s   # only when it has no tables".formatted(container, live));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.none("an empty database is nothing to bring back");
    }

    @Override
    public Set<StepId> usedUpBy() {
        return Set.of(new StepId("swap"), new StepId("place"));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        return Standing.doneIf(!tools.database().exists(live));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var proof = compared(tools.database().cluster(), oldNumbers());
        var facts = tools.database().facts(live);
        if (facts.isPresent() && facts.get().tables() != 0) {
            throw new StepException(
                    "the new cluster's '%s' has %d tables already"
                            .formatted(live, facts.get().tables()),
                    "Somebody fills it (an application, initdb.d): stop that, undo, and start again.");
        }
        tools.database().drop(live);
        return Outcome.proven("a new cluster, without '%s'".formatted(live), List.of(proof));
    }

    /** A damaged volume may have lost its number; then there is nothing to compare. */
    private Proof compared(String found, List<String> old) throws StepException {
        if (old.isEmpty()) {
            return Proof.seen("cluster", found + "; the old volume has no number to compare it with");
        }
        var words = String.join(", ", old);
        if (old.contains(found)) {
            throw new StepException(
                    "PostgreSQL did not make a new cluster: its number is %s, the old one's %s".formatted(found, words),
                    "Undo puts the old volume back; look at 'docker inspect %s' for its mounts."
                            .formatted(store.container()));
        }
        return new Proof("cluster", found, "another than the old " + words, true);
    }

    private List<String> oldNumbers() throws StepException, InterruptedException {
        var places = List.of(new Helper.Place(true, store.kept(), "/old", false));
        try (var shell = HelperShell.open(volumes, store, "cluster", places)) {
            return shell.must(NUMBERS)
                    .lines()
                    .filter(bytes -> bytes.matches("[0-9a-f]{16}"))
                    .map(ProveNewCluster::number)
                    .toList();
        }
    }

    /** The server that wrote it ran on this host, in this host's order of bytes. */
    static String number(String bytes) {
        var number = ByteBuffer.wrap(HexFormat.of().parseHex(bytes))
                .order(ByteOrder.nativeOrder())
                .getLong();
        return Long.toUnsignedString(number);
    }
}
