package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an engine was started for. */
public enum Intent {
    RUN,
    UNDO,
    CLOSE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
