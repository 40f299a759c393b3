package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.VolumeState;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Map;
import java.util.Optional;

/** Moves a volume's content to another volume and back: by rename where both are plain directories, else by checked copy. */
final class Mover {
    private static final String BEGUN = "moved.";

    private final StoreTools tools;
    private final Exchange exchange;
    private final CopyAway away;
    private final CopyAway home;
    private final Store store;

    Mover(StoreTools tools, Store store) {
        this.tools = tools;
        this.exchange = new Exchange(tools, store);
        this.away = new CopyAway(tools, store, "away");
        this.home = new CopyAway(tools, store, "back");
        this.store = store;
    }

    /** Whether the volume's content moves by rename; otherwise it needs the space twice. */
    boolean byRename(String volume) throws StepException {
        return tools.volumes().find(volume).filter(VolumeState::plainDirectory).isPresent();
    }

    /**
     * What {@link #away} and {@link #back} need to know, found before anything is moved. A directory that is renamed to
     * where another volume is mounted would be hidden under that mount, so both have to be plain.
     *
     * @param to the other volume; one that is not there yet will be made plain
     */
    Map<String, String> prepare(String from, String to, StepContext context)
            throws StepException, InterruptedException {
        if (byRename(from) && (tools.volumes().find(to).isEmpty() || byRename(to))) {
            try {
                return Map.of("way", "rename", "inode", exchange.inode(from));
            } catch (StepException e) {
                // An engine that keeps its volumes out of reach still copies from one to the other.
                context.say("moved by copy, because a rename is out of reach: " + e.message());
            }
        }
        return Map.of("way", "copy");
    }

    void away(String from, String to, Map<String, String> prepared) throws StepException, InterruptedException {
        var inode = inode(prepared);
        if (inode.isPresent()) {
            exchange.perform(from, to, inode.get());
        } else {
            away.perform(from, to);
        }
    }

    /**
     * Whether the content that was there when {@link #prepare} looked is still, or again, in the volume. Content that was
     * copied has no mark; there it counts that nothing was ever begun.
     */
    boolean isUntouched(String volume, Map<String, String> prepared, StepContext context)
            throws StepException, InterruptedException {
        return inode(prepared).isEmpty() ? context.recall(BEGUN + volume).isEmpty() : holds(volume, prepared);
    }

    /** Whether the content that {@link #prepare} looked at is in the volume; content that was copied is taken to be. */
    boolean holds(String volume, Map<String, String> prepared) throws StepException, InterruptedException {
        var inode = inode(prepared);
        return tools.volumes().find(volume).isPresent()
                && (inode.isEmpty() || exchange.inode(volume).equals(inode.get()));
    }

    /** Remembers that the volume is about to be touched. */
    static void begin(String volume, StepContext context) {
        context.remember(BEGUN + volume, "yes");
    }

    /** {@code there}, {@code not}, or what is between. */
    String look(String from, String to, Map<String, String> prepared) throws StepException, InterruptedException {
        var inode = inode(prepared);
        return inode.isPresent() ? exchange.look(from, to, inode.get()) : away.look(from, to);
    }

    /** Whether nothing was moved yet, nor a copy begun. */
    boolean untouched(String from, String to, Map<String, String> prepared) throws StepException, InterruptedException {
        return look(from, to, prepared).equals("not") && (inode(prepared).isPresent() || !away.begun(from, to));
    }

    /** True when there was something to bring back. */
    boolean back(String from, String to, Map<String, String> prepared) throws StepException, InterruptedException {
        var inode = inode(prepared);
        if (inode.isEmpty()) {
            return copyBack(from, to);
        }
        var found = exchange.look(from, to, inode.get());
        if (found.equals("between")) {
            // Cut short on the way there: the first half is known only to that direction.
            exchange.perform(from, to, inode.get());
        } else if (found.equals("not") && exchange.look(to, from, inode.get()).equals("there")) {
            return false;
        }
        exchange.perform(to, from, inode.get());
        return true;
    }

    /** What took the content's place is kept too, in a volume of its own. */
    private boolean copyBack(String from, String to) throws StepException, InterruptedException {
        if (away.look(from, to).equals("not")) {
            return false;
        }
        away.perform(from, to);
        if (home.look(to, from).equals("not") && from.equals(store.volume())) {
            tools.volumes().create(store.undone(), KeptLabels.of(tools, store, store.startedAt()));
            away.perform(from, store.undone());
        }
        home.perform(to, from);
        return true;
    }

    private static Optional<String> inode(Map<String, String> prepared) {
        return Optional.ofNullable(prepared.get("inode"));
    }
}
