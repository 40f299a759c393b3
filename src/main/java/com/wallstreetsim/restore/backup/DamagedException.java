package com.wallstreetsim.restore.backup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a backup are not what they should be; the message says what and where, in lower case, no full stop. */
public final class DamagedException extends IOException {
    private final Reason reason;

    public DamagedException(Reason reason, String message) {
        this(reason, message, null);
    }

    public DamagedException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
