package com.wallstreetsim.restore.backup;

import java.util.List;

/** What one pass over a backup found. */
public record ScanResult(Verdict verdict, DumpHeader header, Contents contents, List<Finding> findings) {
    public ScanResult {
        findings = List.copyOf(findings);
    }

    /** Whether the backup may be restored: whole to its last byte, complete, and nothing in it that is refused. */
    public boolean good() {
        return verdict.reason() == Reason.GOOD;
    }

    public long rows() {
        return contents.totalRows();
    }

    /**
     * The judgement.
     *
     * @param message what was found, on which file; lower case, no full stop
     * @param hint what to do next, a sentence; empty text for a good backup
     */
    public record Verdict(Reason reason, String message, String hint) {}

    static ScanResult bad(Verdict verdict) {
        return new ScanResult(verdict, DumpHeader.NONE, Contents.NOTHING, List.of());
    }
}
