package com.wallstreetsim.restore.site;

import org.jspecify.annotations.Nullable;

/** A file or directory of a site that cannot be used at all; says which, where, what was expected, and what next. */
public final class SiteException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    SiteException(Finding finding) {
        this(finding, null);
    }

    SiteException(Finding finding, @Nullable Throwable cause) {
        super(finding.text(), cause);
        this.finding = finding;
    }

    public String message() {
        return finding.text();
    }

    public String hint() {
        return finding.hint();
    }

    public Finding finding() {
        return finding;
    }
}
