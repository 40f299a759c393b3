package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What front-ends said to the engine, each answer handed out once. */
final class AnswersInbox {
    /** Bytes; an answer is one line. */
    private static final long LARGEST = 64 << 10;

    private final Path directory;
    private final Consumer<String> say;
    private final Set<Path> seen = new HashSet<>();

    /** @param say told about files that are no answers */
    AnswersInbox(Path directory, Consumer<String> say) {
        this.directory = directory;
        this.say = say;
    }

    /** Answers that came since the last call, in the order they came. Links and foreign files are none. */
    List<AnswerFile> next() throws JournalException {
        var answers = new ArrayList<AnswerFile>();
        try {
            for (var file : arrived()) {
                if (seen.add(file) && isOwn(file)) {
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

    private List<Path> arrived() throws IOException {
        var times = new TreeMap<Path, FileTime>();
        try (var files = Files.newDirectoryStream(directory, "*.json")) {
            for (var file : files) {
                times.put(file, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return times.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What somebody else put there, or a link to it, could open a gate. */
    private boolean isOwn(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            say.accept("%s is no file of its own and not taken for an answer".formatted(file));
            return false;
        }
        var owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
        if (!owner.equals(System.getProperty("user.name"))) {
            say.accept("%s belongs to %s and is not taken for an answer".formatted(file, owner));
            return false;
        }
        return true;
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
