package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One page: it draws itself from what it knows and takes keys. All of it happens on the one screen thread. */
public interface Page {
    /** Draws everything between the header and the key footer. */
    void paint(Canvas body);

    /** The footer: which keys do what. */
    String keys();

    void key(Key key);

    /** What the help overlay says about this page, a line each. */
    List<String> help();

    /** Called at least every {@link #pace()} while the page is on top; starts background work, never waits. */
    default void tick() {}

    default Duration pace() {
        return Duration.ofSeconds(1);
    }

    /** The page came to the top, at first or again. */
    default void shown() {}

    /** The page was taken off the stack. */
    default void closed() {}

    /** True while letters are text: then {@code q} and {@code ?} are letters like others. */
    default boolean typing() {
        return false;
    }

    /** The header's own words for a page that belongs to a run. */
    default Optional<Banner> banner() {
        return Optional.empty();
    }

    /** What {@code q} does here; the default leaves the program. */
    default void quit(Ui ui) {
        ui.leave("");
    }
}
