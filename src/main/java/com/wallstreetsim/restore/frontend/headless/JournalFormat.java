package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.run.JournalLine;

/** Writes a journal line as one JSON object on one line: {@code event}, {@code seq}, {@code at}, then its fields. */
public interface JournalFormat {
    String toJson(JournalLine line);
}
