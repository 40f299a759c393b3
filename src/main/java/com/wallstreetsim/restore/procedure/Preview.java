package com.wallstreetsim.restore.procedure;

import java.util.List;

/** What a step found out before it acts: sizes, counts, free space. Making one only reads. */
public record Preview(List<Fact> facts) {
    public static final Preview NOTHING = new Preview(List.of());

    public Preview {
        facts = List.copyOf(facts);
    }

    public static Preview of(Fact... facts) {
        return new Preview(List.of(facts));
    }
}
