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
    private final CopyAway copy;

    Mover(StoreTools tools, Store store) {
        this.tools = tools;
        this.exchange = new Exchange(tools, store);
        this.copy = new CopyAway(tools, store);
    }

    /** Whether the volume's content moves by rename; otherwise it needs the space twice. */
    boolean byRename(String volume) throws StepException {
        return tools.volumes().find(volume).filter(VolumeState::plainDirectory).isPresent();
    }

    /** What {@link #away} and {@link #back} need to know, found before anything is moved. */
    Map<String, String> prepare(String from) throws StepException, InterruptedException {
        return byRename(from) ? Map.of("way", "rename", "inode", exchange.inode(from)) : Map.of("way", "copy");
    }

    void away(String from, String to, Map<String, String> prepared) throws StepException, InterruptedException {
        var inode = inode(prepared);
        if (inode.isPresent()) {
            exchange.perform(from, to, inode.get());
        } else {
            copy.perform(from, to);
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
        return inode.isPresent() ? exchange.look(from, to, inode.get()) : copy.look(from, to);
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

    private boolean copyBack(String from, String to) throws StepException, InterruptedException {
        var found = copy.look(from, to);
        if (found.equals("not") && !copy.look(to, from).equals("copied")) {
            return false;
        }
        throw new StepException(
                "the content of volume '%s' is kept in '%s' and is not brought back by itself: its driver does not allow a rename"
                        .formatted(from, to),
                "Empty '%s' and copy with 'docker run --rm -v %s:/from -v %s:/to alpine cp -a /from/. /to/'."
                        .formatted(from, to, from));
    }

    private static Optional<String> inode(Map<String, String> prepared) {
        return Optional.ofNullable(prepared.get("inode"));
    }
}
