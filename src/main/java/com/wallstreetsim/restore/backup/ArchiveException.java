package com.wallstreetsim.restore.backup;

import java.io.IOException;

/** An archive that must not be unpacked; the message says why, in words for an operator. */
public final class ArchiveException extends IOException {
    public ArchiveException(String message) {
        super(message);
    }
}
