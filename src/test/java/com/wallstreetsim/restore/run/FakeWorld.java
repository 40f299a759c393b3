package com.wallstreetsim.restore.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What fake steps change, and how they are to misbehave. */
final class FakeWorld {
    final Set<String> things = new LinkedHashSet<>();
    final Set<String> half = new LinkedHashSet<>();
    final Set<String> dropped = new LinkedHashSet<>();
    final List<String> calls = new ArrayList<>();

    /** {@code run x}, {@code check x} (of its undo) or {@code undo x}. */
    final Set<String> failing = new LinkedHashSet<>();

    /** Steps that say they are done and did nothing. */
    final Set<String> lazy = new LinkedHashSet<>();

    final Set<String> skipping = new LinkedHashSet<>();
    final Set<String> leaving = new LinkedHashSet<>();
    Consumer<String> watcher = name -> {};

    void whileRunning(String name) {
        watcher.accept(name);
    }
}
