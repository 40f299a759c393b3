package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What front-ends said to the engine, each answer handed out once. */
final class AnswersInbox {
    /** Bytes; an answer is one line. */
    private static final long LARGEST = 64 << 10;

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
                    read(file).ifPresent(answers::add);
                }
            }
        } catch (IOException e) {
            throw new JournalException(
                    "the answers in " + directory + " cannot be read: " + e.getMessage(),
                    "Check its owner and mode, then resume the run.",
                    e);
        }
        return answers;
    }

    /** A file that is no answer says nothing: it must not stop a step that works. */
    private static Optional<AnswerFile> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        try {
            var answer = EventJson.MAPPER.readValue(Files.readAllBytes(file), AnswerFile.class);
            return answer.complete() ? Optional.of(answer) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
