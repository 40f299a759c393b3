package com.wallstreetsim.restore.frontend.tui.log;

import com.wallstreetsim.restore.frontend.tui.screen.Background;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which part of a log is looked at. Follows only while at the end; reading happens in the background. */
final class LogModel {
    private final Path path;
    private final LogFile file;
    private final Background background;
    private List<LogFile.Line> lines = List.of();
    private boolean follow = true;
    private long anchor;
    private int height = 1;
    private boolean reading;
    private boolean stale;
    private int look;
    private String problem = "";
    private @Nullable Instant lastOutput;

    LogModel(Path path, Background background) {
        this.path = path;
        this.file = new LogFile(path);
        this.background = background;
    }

    /** What a look at the file found. */
    private record Look(List<LogFile.Line> lines, boolean atEnd, Optional<Instant> modified) {}

    /** Finds where the view should begin; may read the file. */
    private interface Aim {
        long find() throws IOException, InterruptedException;
    }

    List<LogFile.Line> lines() {
        return lines;
    }

    boolean follows() {
        return follow;
    }

    String problem() {
        return problem;
    }

    /** When the log last grew. */
    Optional<Instant> lastOutput() {
        return Optional.ofNullable(lastOutput);
    }

    void height(int rows) {
        if (rows != height && rows > 0) {
            height = rows;
            refresh();
        }
    }

    /** Reads what is to be seen now, unless it is being read. */
    void refresh() {
        var wanted = anchor;
        var tail = follow;
        read(() -> tail ? look(tailStart()) : look(wanted), false);
    }

    private long tailStart() throws IOException {
        var last = file.before(file.size(), height);
        return last.isEmpty() ? 0 : last.get(0).start();
    }

    private Look look(long from) throws IOException {
        var found = file.from(from, height);
        boolean atEnd = found.isEmpty() || found.get(found.size() - 1).end() >= file.size();
        var modified = Files.exists(path)
                ? Optional.of(Files.getLastModifiedTime(path).toInstant())
                : Optional.<Instant>empty();
        return new Look(found, atEnd, modified);
    }

    /** Moves by lines, up when negative. At the end it follows again. */
    void scroll(int by) {
        long from = top();
        follow = false;
        if (by < 0) {
            moveTo(
                    () -> file.before(from, -by).stream()
                            .findFirst()
                            .map(LogFile.Line::start)
                            .orElse(from),
                    false);
        } else {
            moveTo(() -> forward(from, by), true);
        }
    }

    private long forward(long from, int by) throws IOException {
        var passed = file.from(from, by);
        long to = passed.isEmpty() ? from : passed.get(passed.size() - 1).end();
        return Math.min(to, tailStart());
    }

    private long top() {
        return lines.isEmpty() ? anchor : lines.get(0).start();
    }

    void start() {
        follow = false;
        moveTo(() -> 0, false);
    }

    void follow() {
        follow = true;
        refresh();
    }

    void pause() {
        anchor = top();
        follow = false;
    }

    /** Shows a line a third down the pane. */
    void show(long start) {
        follow = false;
        int above = height / 3;
        moveTo(
                () -> file.before(start, above).stream()
                        .findFirst()
                        .map(LogFile.Line::start)
                        .orElse(start),
                false);
    }

    OptionalLong older(String words, long before) throws IOException, InterruptedException {
        return file.findBefore(before, words);
    }

    OptionalLong newer(String words, long after) throws IOException, InterruptedException {
        return file.findFrom(after, words);
    }

    long endOfView() {
        return lines.isEmpty() ? anchor : lines.get(lines.size() - 1).end();
    }

    /** Overtakes a look that is still being taken: what the operator pressed last counts. */
    private void moveTo(Aim aim, boolean followAtEnd) {
        reading = false;
        read(() -> look(aim.find()), followAtEnd);
    }

    private void read(java.util.concurrent.Callable<Look> work, boolean followAtEnd) {
        if (reading) {
            stale = true;
            return;
        }
        reading = true;
        int number = ++look;
        background.call(work, seen -> seen(seen, followAtEnd, number), failure -> failed(failure, number));
    }

    private void seen(Look look, boolean followAtEnd, int number) {
        if (number != this.look) {
            return;
        }
        lines = look.lines();
        anchor = top();
        follow = follow || (followAtEnd && look.atEnd());
        look.modified().ifPresent(at -> lastOutput = at);
        problem = "";
        ended();
    }

    private void failed(Exception failure, int number) {
        if (number != look) {
            return;
        }
        problem = "the log cannot be read: " + Failures.words(failure);
        ended();
    }

    private void ended() {
        reading = false;
        if (stale) {
            stale = false;
            refresh();
        }
    }
}
