package com.wallstreetsim.restore.frontend.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingInputStream;

/** The operator's terminal, taken over for a full screen and given back as it was, whatever happens. */
public final class Console implements AutoCloseable {
    private static final Duration LOCAL_ESCAPE = Duration.ofMillis(50);
    private static final Duration REMOTE_ESCAPE = Duration.ofMillis(120);
    private static final long LAST_MOMENTS_MILLIS = 2_000;

    private final org.jline.terminal.Terminal jline;
    private final Attributes original;
    private final InputPump pump;
    private final GatedOutput out;
    private final Sizes sizes;
    private final ConsoleTerminal terminal;
    private volatile TerminalSize size;
    private final Thread hook = new Thread(this::restoreInTime, "terminal-restore");

    private Console(org.jline.terminal.Terminal jline, Map<String, String> environment) {
        this.jline = jline;
        this.original = jline.getAttributes();
        this.out = new GatedOutput(jline.output());
        var hold = environment.containsKey("SSH_CONNECTION") ? REMOTE_ESCAPE : LOCAL_ESCAPE;
        this.pump = new InputPump(source(jline), hold, charset().equals(StandardCharsets.UTF_8));
        this.sizes = new Sizes(environment);
        this.size = measured();
        this.terminal = new ConsoleTerminal(pump, out, charset(), () -> size);
    }

    /** The operator's terminal, looked up and not touched yet. */
    public record Reached(org.jline.terminal.Terminal jline) {}

    /** Looks the terminal up, by processes of its own that take as long as reading a site. */
    public static Reached reach() throws IOException {
        var builder = TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false);
        // Not the native provider: it sets the line's speed to zero when it changes other attributes, which ends a
        // serial console, and it unpacks a library into a directory that may not be executable.
        return new Reached(builder.provider("exec").build());
    }

    /** Takes the terminal over: raw keys, and a promise to put everything back at any end but SIGKILL. */
    public static Console open(Reached terminal) throws IOException {
        var console = new Console(terminal.jline(), System.getenv());
        Runtime.getRuntime().addShutdownHook(console.hook);
        console.raw();
        return console;
    }

    private static InputPump.Source source(org.jline.terminal.Terminal jline) {
        var input = (NonBlockingInputStream) jline.input();
        return input::read;
    }

    private void raw() {
        var raw = new Attributes(original);
        raw.setLocalFlag(LocalFlag.ICANON, false);
        raw.setLocalFlag(LocalFlag.ECHO, false);
        raw.setLocalFlag(LocalFlag.IEXTEN, false);
        raw.setLocalFlag(LocalFlag.ISIG, false);
        raw.setInputFlag(InputFlag.IXON, false);
        // Left on: Lanterna knows a line feed as Enter and not a lone carriage return.
        raw.setInputFlag(InputFlag.ICRNL, true);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        jline.setAttributes(raw);
    }

    /** Begins to read keys. Both are called from other threads: for each key or its end, and for a new size. */
    public void listen(Runnable onInput, Runnable onResize) {
        jline.handle(Signal.WINCH, signal -> resized(onResize));
        jline.handle(Signal.CONT, signal -> {
            raw();
            resized(onResize);
        });
        pump.start(onInput);
    }

    private void resized(Runnable onResize) {
        size = measured();
        onResize.run();
    }

    private TerminalSize measured() {
        var now = jline.getSize();
        return sizes.size(now.getColumns(), now.getRows());
    }

    /** The keys, as pages know them. */
    public Keys keys() {
        return new Keys(terminal, pump.queue());
    }

    public Terminal terminal() {
        return terminal;
    }

    public Charset charset() {
        return jline.encoding();
    }

    /** True when the terminal was hung up. */
    public boolean gone() {
        return pump.ended();
    }

    /** Gives the terminal back; a second call does nothing. */
    public void restore() throws IOException {
        pump.stop();
        if (out.shut(ConsoleTerminal.BACK_TO_SHELL)) {
            jline.setAttributes(original);
        }
    }

    /** In a shutdown: a terminal that takes no output any more must not keep the program from ending. */
    private void restoreInTime() {
        var last = new Thread(
                () -> {
                    try {
                        restore();
                    } catch (IOException | RuntimeException e) {
                        System.err.println("the terminal could not be restored: " + e.getMessage());
                    }
                },
                "terminal-restore-last");
        last.setDaemon(true);
        last.start();
        try {
            last.join(LAST_MOMENTS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            restore();
        } finally {
            removeHook();
            jline.close();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already and the hook is running: it finds nothing left to do.
            return;
        }
    }

    /** The size, whoever knows it. */
    record Sizes(Map<String, String> environment) {
        TerminalSize size(int columns, int rows) {
            return columns > 0 && rows > 0
                    ? new TerminalSize(columns, rows)
                    : new TerminalSize(number("COLUMNS", 80), number("LINES", 24));
        }

        private int number(String name, int otherwise) {
            var value = environment.getOrDefault(name, "");
            return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : otherwise;
        }
    }
}
