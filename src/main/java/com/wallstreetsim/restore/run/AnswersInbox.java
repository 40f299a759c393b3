package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What front-ends said to the engine, each answer handed out once. */
final class AnswersInbox {
    private final Path directory;
    private final Set<Path> seen = new HashSet<>();

    AnswersInbox(Path directory) {
        this.directory = directory;
    }

    /** Answers that came since the last call. Links and foreign files are not answers. */
    List<AnswerFile> next() throws JournalException {
        var answers = new ArrayList<AnswerFile>();
        try (var files = Files.newDirectoryStream(directory, "*.json")) {
            for (var file : files) {
                if (seen.add(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    answers.add(EventJson.MAPPER.readValue(Files.readAllBytes(file), AnswerFile.class));
                }
            }
        } catch (IOException e) {
            throw new JournalException(
                    "an answer in " + directory + " cannot be read: " + e.getMessage(),
                    "Remove the file it names, then resume the run.",
                    e);
        }
        return answers;
    }
}
