package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswersInboxTests {
    @TempDir
    Path directory;

    private final List<String> said = new ArrayList<>();

    @Test
    void givesThemOutOnceAndInTheOrderTheyCame() throws Exception {
        var inbox = new AnswersInbox(directory, said::add);
        write("swap-3.json", 1, AnswerFile.Kind.DECLINE);
        write("swap-1.json", 2, AnswerFile.Kind.APPROVE);
        write("run-2.json", 3, AnswerFile.Kind.CANCEL);

        assertThat(inbox.next())
                .extracting(AnswerFile::kind)
                .containsExactly(AnswerFile.Kind.DECLINE, AnswerFile.Kind.APPROVE, AnswerFile.Kind.CANCEL);
        assertThat(inbox.next()).isEmpty();
        assertThat(said).isEmpty();
    }

    private void write(String name, int second, AnswerFile.Kind kind) throws Exception {
        var file = directory.resolve(name);
        Files.write(file, EventJson.MAPPER.writeValueAsBytes(new AnswerFile(kind, "swap", 1, "x", "anna", "10.0.0.7")));
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(second)));
    }
}
