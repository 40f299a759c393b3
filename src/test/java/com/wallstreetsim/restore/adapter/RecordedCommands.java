package com.wallstreetsim.restore.adapter;

import com.wallstreetsim.restore.port.Commands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Programs that all end well with the same answer, and a note of what was typed. */
public final class RecordedCommands implements Commands {
    public final Map<String, String> variables = new HashMap<>();
    private final List<String> typed = new ArrayList<>();
    private List<String> answer = List.of();

    public void answers(String... lines) {
        answer = List.of(lines);
    }

    public List<String> typed() {
        return List.copyOf(typed);
    }

    @Override
    public Ended run(Call call, Consumer<String> say) {
        typed.add(call.text());
        return new Ended(0, answer, List.of());
    }

    @Override
    public Ended runUnasked(Call call, Duration patience, Consumer<String> say) {
        return run(call, say);
    }

    @Override
    public boolean exists(String program) {
        return true;
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }
}
