package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that a crash, a full disk or a person damaged. */
final class JournalTests {
    private Path journal;

    @BeforeEach
    void threeLines(@TempDir Path directory) throws Exception {
        journal = directory.resolve("journal.jsonl");
        try (var writer = JournalWriter.open(journal, Rig.CLOCK)) {
            writer.append(new RunEvent.StepStarted("a"));
            writer.append(new RunEvent.Remembered("k", "v\nw \u2028"));
            writer.append(new RunEvent.StepStarted("b"));
        }
    }

    @Test
    void doesNotSeeATornLastLineAndCutsItOffBeforeItWritesOn() throws Exception {
        Files.writeString(journal, "{\"seq\":4,\"at\":\"2026", StandardOpenOption.APPEND);
        assertThat(JournalReader.readAll(journal).lines()).hasSize(3);
        try (var writer = JournalWriter.open(journal, Rig.CLOCK)) {
            assertThat(writer.append(new RunEvent.StepStarted("c")).seq()).isEqualTo(4);
        }
        assertThat(JournalReader.readAll(journal).lines())
                .extracting(JournalLine::seq)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void readsNothingFromAnEmptyOrMissingFile(@TempDir Path directory) throws Exception {
        assertThat(JournalReader.readAll(directory.resolve("none")).lines()).isEmpty();
        assertThat(JournalReader.readAll(Files.createFile(directory.resolve("empty")))
                        .lines())
                .isEmpty();
    }

    @Test
    void saysWhichLineIsDamaged() throws Exception {
        var lines = Files.readAllLines(journal);
        Files.writeString(journal, lines.get(0) + "\n{]\n" + lines.get(2) + "\n");
        assertThatThrownBy(() -> JournalReader.readAll(journal))
                .isInstanceOf(JournalException.class)
                .hasMessage("line 2 of the journal " + journal + " cannot be read");
    }

    @Test
    void saysWhereALineIsMissing() throws Exception {
        var lines = Files.readAllLines(journal);
        Files.writeString(journal, lines.get(0) + "\n" + lines.get(2) + "\n");
        assertThatThrownBy(() -> JournalReader.readAll(journal))
                .isInstanceOf(JournalException.class)
                .hasMessage("line 2 of the journal " + journal + " has number 3");
    }

    /** Whatever bytes are changed: an exception that says which line, or lines that fold; nothing else. */
    @Test
    void copesWithAnyDamage(@TempDir Path state) throws Exception {
        var rig = new Rig(state, Mode.LIVE, "look:scan", "change:side", "destroy:swap");
        rig.perform(Intent.RUN, "the-swap");
        var whole = Files.readAllBytes(rig.directory.journal());
        var random = new Random(3);
        var refused = 0;
        for (var round = 0; round < 3_000; round++) {
            var bytes = whole.clone();
            for (var hits = 1 + random.nextInt(4); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(journal, bytes);
            try {
                RunView.of(JournalReader.readAll(journal).lines());
            } catch (JournalException e) {
                assertThat(e).hasMessageMatching("line [\\d,]+ of the journal .* (cannot be read|has number -?\\d+)");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void copesWithEventsThatLackTheirFields() throws Exception {
        for (var name : java.util.List.of(
                "run-created",
                "engine-started",
                "gate-opened",
                "step-started",
                "remembered",
                "step-finished",
                "undo-recorded",
                "run-finished",
                "step-previewed",
                "step-progress")) {
            var line = "{\"seq\":1,\"at\":\"2026-11-22T18:43:02Z\",\"event\":\"" + name + "\"}\n";
            Files.write(journal, line.getBytes(StandardCharsets.UTF_8));
            try {
                RunView.of(JournalReader.readAll(journal).lines());
            } catch (JournalException e) {
                assertThat(e).hasMessage("line 1 of the journal " + journal + " cannot be read");
            }
        }
    }
}
