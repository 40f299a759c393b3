package com.wallstreetsim.restore.frontend.tui.paint;

/** What a piece of text means; a theme decides how that looks, and never by colour alone. */
public enum Style {
    PLAIN,
    STRONG,
    QUIET,
    LIVE,
    DRILL,
    DRY_RUN,
    HEADER,
    CURSOR,
    ALARM,
    WARNING,
    GOOD,
    FIELD,
    RULE,
    KEYS
}
