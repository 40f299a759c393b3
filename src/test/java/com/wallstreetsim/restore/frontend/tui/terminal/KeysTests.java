package com.wallstreetsim.restore.frontend.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Bytes as a terminal sends them, through pump, queue and Lanterna's decoder, to the keys that pages see. */
class KeysTests {
    private static final int PAUSE = InputPump.Source.TIMEOUT;

    /** Gives bytes one by one; a pause is a read that timed out. */
    private static final class Script implements InputPump.Source {
        private final Queue<Integer> bytes = new ArrayDeque<>();

        void send(String text) {
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                bytes.add(b & 0xff);
            }
        }

        @Override
        public int read(long timeoutMillis) {
            var next = bytes.poll();
            return next == null ? END : next;
        }
    }

    private final Script script = new Script();

    private List<Key> keys() throws IOException, InterruptedException {
        var pump = new InputPump(script, Duration.ofMillis(50), true);
        var ended = new CountDownLatch(1);
        pump.start(() -> {
            if (pump.ended()) {
                ended.countDown();
            }
        });
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        var terminal = new ConsoleTerminal(
                pump,
                new GatedOutput(new ByteArrayOutputStream()),
                StandardCharsets.UTF_8,
                () -> new TerminalSize(80, 24));
        var keys = new Keys(terminal, pump.queue());
        var found = new ArrayList<Key>();
        for (Optional<Key> key = keys.poll(); key.isPresent() && found.size() < 100; key = keys.poll()) {
            found.add(key.get());
        }
        return found;
    }

    private static Key key(Key.Kind kind) {
        return Key.of(kind);
    }

    @Test
    void readsArrowsInBothModesAndNamedKeys() throws Exception {
        script.send("\u001b[A\u001bOB\u001b[5~\u001b[6~\u001b[H\u001b[F\u001b[Z\u001b[3~\t\u007f");
        assertThat(keys())
                .extracting(Key::kind)
                .containsExactly(
                        Key.Kind.UP,
                        Key.Kind.DOWN,
                        Key.Kind.PAGE_UP,
                        Key.Kind.PAGE_DOWN,
                        Key.Kind.HOME,
                        Key.Kind.END,
                        Key.Kind.BACK_TAB,
                        Key.Kind.DELETE,
                        Key.Kind.TAB,
                        Key.Kind.BACKSPACE);
    }

    @Test
    void takesALoneEscapeForEscapeOnlyAfterThePause() throws Exception {
        script.send("\u001b");
        script.bytes.add(PAUSE);
        script.send("x");
        assertThat(keys()).containsExactly(key(Key.Kind.ESCAPE), Key.letter('x'));
    }

    @Test
    void putsASplitArrowTogether() throws Exception {
        script.send("\u001b[");
        script.send("B");
        assertThat(keys()).containsExactly(key(Key.Kind.DOWN));
    }

    @Test
    void dropsASequenceThatNeverEndsInsteadOfGivingAnEscape() throws Exception {
        script.send("\u001b[1");
        script.bytes.add(PAUSE);
        script.send("y");
        assertThat(keys()).containsExactly(Key.letter('y'));
    }

    @Test
    void givesAnEscapeBeforeAnArrowItsOwnKey() throws Exception {
        script.send("\u001b\u001b[A");
        assertThat(keys()).containsExactly(key(Key.Kind.ESCAPE), key(Key.Kind.UP));
    }

    @Test
    void keepsUnknownSequencesFromFallingApart() throws Exception {
        script.send("\u001b[I\u001b[<0;1;2M\u001b[?1;2c\u001b[[A\u001bOx");
        script.send("z");
        var found = keys();
        assertThat(found).extracting(Key::kind).doesNotContain(Key.Kind.ESCAPE);
        assertThat(found.stream().filter(Key::isText)).containsExactly(Key.letter('z'));
    }

    @Test
    void readsALineFeedAsEnterAndInterruptAsAKey() throws Exception {
        script.send("\n\u0003\f");
        assertThat(keys()).containsExactly(key(Key.Kind.ENTER), key(Key.Kind.INTERRUPT), key(Key.Kind.REDRAW));
    }

    @Test
    void marksWhatIsPastedUpToItsEnd() throws Exception {
        script.send("\u001b[200~ab\n\u001b[201~\n");
        assertThat(keys())
                .containsExactly(
                        new Key(Key.Kind.LETTER, 'a', true),
                        new Key(Key.Kind.LETTER, 'b', true),
                        new Key(Key.Kind.ENTER, ' ', true),
                        key(Key.Kind.ENTER));
    }

    @Test
    void endsAPasteWhoseEndMarkWasLost() throws Exception {
        script.send("\u001b[200~a");
        script.bytes.add(PAUSE);
        script.send("q");
        assertThat(keys()).containsExactly(new Key(Key.Kind.LETTER, 'a', true), Key.letter('q'));
    }

    @Test
    void takesEscapesInsideAPasteForNothing() throws Exception {
        script.send("\u001b[200~a\u001b[Ab\u001b\u001b[201~c");
        assertThat(keys())
                .containsExactly(
                        new Key(Key.Kind.LETTER, 'a', true), new Key(Key.Kind.LETTER, 'b', true), Key.letter('c'));
    }

    @Test
    void readsCharactersOfSeveralBytesWholeAndDropsBrokenOnes() throws Exception {
        script.send("\u00e9\u6f22");
        script.bytes.add(0xc3);
        script.send("k");
        assertThat(keys()).containsExactly(Key.letter('\u00e9'), Key.letter('\u6f22'), Key.letter('k'));
    }

    @Test
    void makesNothingOfALetterWithAlt() throws Exception {
        script.send("\u001bq");
        assertThat(keys()).containsExactly(key(Key.Kind.OTHER));
    }
}
