package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A real terminal: one pane of a tmux server of its own, with a shell in it. */
final class Tmux implements AutoCloseable {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);

    private final String socket = "wss-it-" + ProcessHandle.current().pid() + "-" + System.nanoTime();

    private Tmux() {}

    /** Opens a shell in {@code directory}; its prompt is {@code $}. */
    static Tmux open(int columns, int rows, Path directory) throws IOException, InterruptedException {
        var terminal = new Tmux();
        terminal.tmux(
                "new-session",
                "-d",
                "-x",
                String.valueOf(columns),
                "-y",
                String.valueOf(rows),
                "-c",
                directory.toString(),
                "env TERM=screen-256color 'PS1=$ ' bash --norc --noprofile -i");
        terminal.awaits("$");
        return terminal;
    }

    /** Types text as it stands. */
    Tmux type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", text);
        return this;
    }

    /** Presses keys, each by its name in tmux: {@code Enter}, {@code Tab}, {@code Escape}, or the letter itself. */
    Tmux press(String... keys) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        tmux(command.toArray(String[]::new));
        return this;
    }

    void resize(int columns, int rows) throws IOException, InterruptedException {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
    }

    String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p");
    }

    /** Waits until the screen shows all of these at once, and gives it. */
    String awaits(String... texts) throws IOException, InterruptedException {
        return awaits(LONG_ENOUGH, texts);
    }

    String awaits(Duration limit, String... texts) throws IOException, InterruptedException {
        until(limit, () -> assertThat(screen()).contains(texts));
        return screen();
    }

    /** The screen goes on showing this for so long. */
    void stays(Duration time, String text) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(60))
                .during(time)
                .atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(screen()).contains(text));
    }

    private static void until(Duration limit, ThrowingRunnable assertion) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(60))
                .pollDelay(Duration.ZERO)
                .atMost(limit)
                .untilAsserted(assertion);
    }

    /** The shell in the pane. */
    ProcessHandle shell() throws IOException, InterruptedException {
        long pid = Long.parseLong(tmux("list-panes", "-F", "#{pane_pid}").strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** The process that holds the terminal and is the parent of its shell. */
    ProcessHandle server() throws IOException, InterruptedException {
        long pid = Long.parseLong(tmux("display-message", "-p", "#{pid}").strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("tmux", "-L", socket, "-f", "/dev/null"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("tmux %s: %s", words[0], said).isZero();
        return said;
    }

    /** A second time, or after the server was killed, there is nothing left to end. */
    @Override
    public void close() throws IOException, InterruptedException {
        var ended = new ProcessBuilder("tmux", "-L", socket, "kill-server")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(ended.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
