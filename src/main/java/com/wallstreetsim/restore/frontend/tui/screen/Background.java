package com.wallstreetsim.restore.frontend.tui.screen;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Work that may take longer than a key press. Results come back on the screen thread. */
public interface Background {
    <T> void call(Callable<T> work, Consumer<T> done, Consumer<Exception> failed);

    /** Runs something on the screen thread; may be called from any thread. */
    void post(Runnable onScreenThread);
}
