package com.wallstreetsim.restore.run;

/** The journal cannot be written any more: the engine stops before it does anything it could not record. */
final class JournalLostException extends RuntimeException {
    private final transient JournalException journal;

    JournalLostException(JournalException journal) {
        super(journal.message(), journal);
        this.journal = journal;
    }

    JournalException journal() {
        return journal;
    }
}
