package com.wallstreetsim.restore.frontend.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Painter;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jline.builtins.ScreenTerminal;
import org.junit.jupiter.api.Test;

class ConsoleTests {
    /** Counts writes: each one is a packet on a slow line. */
    private static final class CountingStream extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int writes;

        @Override
        public void write(int b) {
            bytes.write(b);
            writes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes.write(b, offset, length);
            writes++;
        }
    }

    private final CountingStream out = new CountingStream();
    private final GatedOutput gate = new GatedOutput(out);
    private final InputPump pump = new InputPump(timeout -> -1, Duration.ofMillis(50), true);
    private final ConsoleTerminal terminal =
            new ConsoleTerminal(pump, gate, StandardCharsets.UTF_8, () -> new TerminalSize(20, 3));

    private TerminalScreen started() throws IOException {
        var screen = new TerminalScreen(terminal);
        screen.startScreen();
        return screen;
    }

    private static String shownBy(byte[] bytes) throws Exception {
        var shown = new ScreenTerminal(20, 3);
        shown.write(new String(bytes, StandardCharsets.UTF_8));
        return shown.toString();
    }

    @Test
    void paintsAFrameThatARealEmulatorShowsInAFewWrites() throws Exception {
        var screen = started();
        var canvas = Canvas.blank(20, 3);
        canvas.text(0, 0, "LIVE \u001b[2Jx", Style.LIVE);
        canvas.rule(1);
        canvas.text(2, 0, "e\u0301 \u6f22 done", Style.PLAIN);
        out.writes = 0;
        new Painter(screen, Theme.COLOUR, StandardCharsets.UTF_8).paint(canvas, true);
        terminal.flush();
        assertThat(out.writes).isLessThan(5);
        assertThat(shownBy(out.bytes.toByteArray()))
                .contains("LIVE x")
                .contains("\u00e9 \u6f22")
                .contains("done");
    }

    @Test
    void switchesOnWhatItSwitchesOffAgain() throws Exception {
        started();
        var on = out.bytes.toString(StandardCharsets.US_ASCII);
        assertThat(on).contains("\u001b[?1049h").contains("\u001b[?2004h");
        assertThat(gate.shut(ConsoleTerminal.BACK_TO_SHELL)).isTrue();
        assertThat(out.bytes.toString(StandardCharsets.US_ASCII).substring(on.length()))
                .isEqualTo("\u001b[0m\u001b[?2004l\u001b[?1049l\u001b[?25h");
    }

    @Test
    void writesNothingAfterTheTerminalWasGivenBack() throws Exception {
        gate.shut(new byte[0]);
        int before = out.bytes.size();
        terminal.putCharacter('x');
        terminal.flush();
        assertThat(gate.shut(ConsoleTerminal.BACK_TO_SHELL)).isFalse();
        assertThat(out.bytes.size()).isEqualTo(before);
    }

    @Test
    void drawsBordersOfAsciiWhereTheCharacterSetHasNoOthers() throws Exception {
        var screen = started();
        var canvas = Canvas.blank(20, 3);
        canvas.rule(0);
        canvas.vertical(1, 0);
        canvas.text(1, 2, "\u6f22", Style.PLAIN);
        new Painter(screen, Theme.COLOUR, StandardCharsets.US_ASCII).paint(canvas, true);
        assertThat(screen.getFrontCharacter(0, 0).getCharacterString()).isEqualTo("-");
        assertThat(screen.getFrontCharacter(0, 1).getCharacterString()).isEqualTo("|");
        assertThat(screen.getFrontCharacter(2, 1).getCharacterString()).isEqualTo("?");
        assertThat(screen.getFrontCharacter(3, 1).getCharacterString()).isEqualTo("?");
    }

    @Test
    void asksTheEnvironmentForASizeThatTheTerminalDoesNotTell() {
        assertThat(new Console.Sizes(Map.of()).size(132, 43)).isEqualTo(new TerminalSize(132, 43));
        assertThat(new Console.Sizes(Map.of("COLUMNS", "100", "LINES", "30")).size(0, 0))
                .isEqualTo(new TerminalSize(100, 30));
        assertThat(new Console.Sizes(Map.of("COLUMNS", "-1", "LINES", "many")).size(0, 0))
                .isEqualTo(new TerminalSize(80, 24));
    }

    @Test
    void saysWhyTheFullScreenIsNotPossible() {
        assertThat(Capability.missing(true, Map.of("TERM", "xterm-256color"))).isEqualTo(Optional.empty());
        assertThat(Capability.missing(false, Map.of("TERM", "xterm"))).contains("input or output is not a terminal");
        assertThat(Capability.missing(true, Map.of("TERM", "dumb")))
                .contains("TERM is 'dumb', which cannot move the cursor");
        assertThat(Capability.missing(true, Map.of())).contains("TERM is not set");
        assertThat(Capability.noColour(Map.of("NO_COLOR", "1"))).isTrue();
        assertThat(Capability.noColour(Map.of("NO_COLOR", ""))).isFalse();
    }
}
