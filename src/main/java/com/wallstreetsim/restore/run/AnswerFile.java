package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One file in {@code answers/}: what somebody said to the engine.
 *
 * @param attempt which opening of the gate it answers; an answer to an earlier one is ignored
 * @param typed what was typed at the gate, or the reason for declining or taking over
 */
record AnswerFile(Kind kind, String gate, int attempt, String typed, String by, String from) {
    enum Kind {
        APPROVE,
        DECLINE,
        TAKE_OVER,
        CANCEL
    }

    /** Whether nothing is missing; Jackson leaves out what the file leaves out. */
    boolean complete() {
        return Stream.of(kind, gate, typed, by, from).allMatch(Objects::nonNull);
    }

    static AnswerFile cancel(int engine, Identity who) {
        return new AnswerFile(Kind.CANCEL, "", engine, "", who.by(), who.from());
    }

    static AnswerFile takeOver(int engine, String reason, Identity who) {
        return new AnswerFile(Kind.TAKE_OVER, "", engine, reason, who.by(), who.from());
    }

    void writeTo(RunDirectory directory) throws IOException {
        var name = "%s-%s.json".formatted(gate.isEmpty() ? "run" : gate, UUID.randomUUID());
        RunDirectory.writeWhole(directory.answers().resolve(name), EventJson.MAPPER.writeValueAsBytes(this));
    }
}
