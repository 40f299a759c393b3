package com.wallstreetsim.restore.frontend.tui.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.tui.screen.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPaneTests {
    @TempDir
    Path directory;

    private Path log;
    private LogModel model;

    @BeforeEach
    void hundredLines() throws IOException {
        log = directory.resolve("output.log");
        for (int i = 1; i <= 100; i++) {
            append("line " + i);
        }
        model = new LogModel(log, new AtOnce());
        model.height(5);
        model.refresh();
    }

    private void append(String line) throws IOException {
        Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> shown() {
        return model.lines().stream().map(LogFile.Line::text).toList();
    }

    @Test
    void followsTheEnd() throws IOException {
        assertThat(shown()).containsExactly("line 96", "line 97", "line 98", "line 99", "line 100");
        append("line 101");
        model.refresh();
        assertThat(shown()).endsWith("line 101").hasSize(5);
    }

    @Test
    void pausesWhenScrolledUpAndStaysWhileLinesCome() throws IOException {
        model.scroll(-2);
        append("line 101");
        model.refresh();
        assertThat(model.follows()).isFalse();
        assertThat(shown()).containsExactly("line 94", "line 95", "line 96", "line 97", "line 98");
    }

    @Test
    void followsAgainWhenScrolledToTheEnd() {
        model.scroll(-2);
        model.scroll(1);
        assertThat(model.follows()).isFalse();
        model.scroll(5);
        assertThat(model.follows()).isTrue();
        assertThat(shown()).endsWith("line 100").hasSize(5);
    }

    @Test
    void goesToTheStart() {
        model.start();
        assertThat(shown()).startsWith("line 1", "line 2");
        model.scroll(-1);
        assertThat(shown()).startsWith("line 1", "line 2");
    }

    @Test
    void showsNothingOfALogThatIsNotThereYet() {
        var none = new LogModel(directory.resolve("none"), new AtOnce());
        none.refresh();
        assertThat(none.lines()).isEmpty();
        assertThat(none.problem()).isEmpty();
    }

    @Test
    void findsUpwardsAndDownwardsWhateverTheCase() throws Exception {
        assertThat(model.older("LINE 42", model.endOfView())).isEqualTo(offsetOf("line 42"));
        assertThat(model.newer("line 7", 0)).isEqualTo(offsetOf("line 7"));
        assertThat(model.older("no such", model.endOfView())).isEmpty();
    }

    private OptionalLong offsetOf(String line) throws IOException {
        return OptionalLong.of(Files.readString(log).indexOf(line + "\n"));
    }

    @Test
    void readsALongLineInPiecesAndALastLineWithoutItsEnd() throws IOException {
        Files.writeString(log, "x".repeat(600_000) + "\nlast", StandardOpenOption.TRUNCATE_EXISTING);
        var file = new LogFile(log);
        assertThat(file.before(file.size(), 1)).extracting(LogFile.Line::text).containsExactly("last");
        var first = file.from(0, 10);
        assertThat(first).hasSize(1);
        assertThat(first.get(0).text().length()).isEqualTo(256 * 1024);
    }

    @Test
    void findsInALongLogWithoutKeepingIt() throws Exception {
        var big = directory.resolve("big.log");
        try (var out = Files.newBufferedWriter(big)) {
            out.write("needle at the start\n");
            for (int i = 0; i < 200_000; i++) {
                out.write("2026-11-22T18:43:04.123Z load   some ordinary line of output\n");
            }
        }
        var file = new LogFile(big);
        assertThat(file.findBefore(file.size(), "needle")).hasValue(0);
        assertThat(file.findFrom(1, "needle")).isEmpty();
    }

    @Test
    void showsTimeStepAndTextAndForeignLinesAsTheyAre() {
        assertThat(LogLine.shown("2026-11-22T18:43:04.123Z load   orders done", true))
                .isEqualTo("18:43:04 load       orders done");
        assertThat(LogLine.shown("2026-11-22T18:43:04Z load orders", false)).isEqualTo("load     orders");
        assertThat(LogLine.shown("no \u001b[1mtime\u001b[0m here", true)).isEqualTo("no time here");
    }

    @Test
    void savesACopyWithoutControlCharacters() throws IOException {
        append("bad \u001b[31mred\u0007");
        var copy = LogCopy.into(directory.resolve("kept"), log);
        assertThat(copy.getFileName().toString()).isEqualTo(directory.getFileName() + "-output.log");
        assertThat(Files.readAllLines(copy)).hasSize(101).endsWith("bad red");
    }

    /** Reads before the call returns. */
    private static final class AtOnce implements Background {
        @Override
        public <T> void call(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                failed.accept(e);
                return;
            }
            done.accept(result);
        }

        @Override
        public void post(Runnable onScreenThread) {
            onScreenThread.run();
        }
    }
}
