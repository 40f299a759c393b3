package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.Shelf;
import java.util.List;
import java.util.Optional;

/** What a restore of PostgreSQL asks. */
final class RestoreQuestions {
    private RestoreQuestions() {}

    static Question backup(Shelf shelf) {
        return new Question.PickBackup(
                "backup",
                "Which backup?",
                "The newest that scans clean is usually right. 'newest', a file name on the shelf, or a path.",
                Optional.of("newest"),
                shelf);
    }

    static Question way() {
        return new Question.Choice(
                "way",
                "How is it put in place?",
                "Beside needs room for two databases and keeps the old one. Drop first is for a disk that is too small.",
                Optional.of("beside"),
                List.of(
                        new Question.Option(
                                "beside", "Load beside, prove, swap", "the service is away for under a second"),
                        new Question.Option(
                                "drop-first",
                                "Drop first, then load",
                                "no database during the load; a safety copy is made and checked before")));
    }

    static Question safetyCopy() {
        return Question.yesNo(
                "safety-copy",
                "Make a safety copy of the live database as well?",
                "The old database is kept whole under another name until you close the run, which is the better copy.",
                false,
                "also write pre_restore_*.sql.gz to the backup shelf",
                "the kept old database is enough");
    }

    static Question applications() {
        return new Question.Choice(
                "applications",
                "What about the applications?",
                "They only have to be away while the databases change places.",
                Optional.of("swap"),
                List.of(
                        new Question.Option("swap", "Stop them just before the swap", "and start them right after it"),
                        new Question.Option(
                                "leave", "Leave them running", "their sessions are cut and they reconnect")));
    }
}
