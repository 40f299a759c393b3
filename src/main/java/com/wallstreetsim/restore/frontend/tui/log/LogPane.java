package com.wallstreetsim.restore.frontend.tui.log;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.TextField;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A run's output: follow and pause, search, wrap, timestamps, marks, a copy; the path is always in sight. */
public final class LogPane {
    private static final int SHIFT = 20;
    private static final long EVERY = Duration.ofMillis(100).toNanos();

    private final Ui ui;
    private final Path path;
    private final LogModel model;
    private final Set<Long> marks = new TreeSet<>();
    private @Nullable TextField search;
    private String words = "";
    private long found = -1;
    private boolean wrap;
    private boolean timed = true;
    private int shift;
    private int page = 1;
    private long readAt;

    public LogPane(Ui ui, Path path) {
        this.ui = ui;
        this.readAt = ui.nanos() - EVERY;
        this.path = path;
        this.model = new LogModel(path, ui.background());
    }

    /** Reads anew a few times a second: each reading ends in a tick of its own, which must not start the next one. */
    public void tick() {
        if (ui.nanos() - readAt >= EVERY) {
            readAt = ui.nanos();
            model.refresh();
        }
    }

    /** When the run last said something. */
    public Optional<Instant> lastOutput() {
        return model.lastOutput();
    }

    /** True while words to search for are typed. */
    public boolean typing() {
        return search != null;
    }

    private record Shown(String text, Style style) {}

    public void paint(Canvas canvas) {
        var field = search;
        if (field == null) {
            canvas.text(0, 1, head(canvas.columns() - 2), Style.STRONG);
        } else {
            canvas.text(0, 1, "find: ", Style.STRONG);
            field.paint(canvas.part(7, 0, canvas.columns() - 8, 1), true);
        }
        page = Math.max(1, canvas.rows() - 1);
        model.height(page);
        var rows = rows(canvas.columns() - 2);
        int first = model.follows() ? Math.max(0, rows.size() - page) : 0;
        for (int i = 0; i < page && first + i < rows.size(); i++) {
            canvas.text(
                    i + 1, 1, rows.get(first + i).text(), rows.get(first + i).style());
        }
    }

    private String head(int width) {
        var state =
                "LOG  " + (model.follows() ? "follow" : "PAUSED") + (words.isEmpty() ? "" : "  find '" + words + "'");
        int room = Math.max(0, width - Text.width(state) - 2);
        return Text.ends(state, Text.cutFront(path.toString(), room), width);
    }

    private List<Shown> rows(int width) {
        var rows = new ArrayList<Shown>();
        if (!model.problem().isEmpty()) {
            rows.add(new Shown(model.problem(), Style.ALARM));
        }
        for (var line : model.lines()) {
            rows(line, width, rows);
        }
        return rows;
    }

    private void rows(LogFile.Line line, int width, List<Shown> rows) {
        var text = (marks.contains(line.start()) ? "* " : "") + LogLine.shown(line.text(), timed);
        if (wrap) {
            Text.wrap(text, width).forEach(part -> rows.add(new Shown(part, style(line))));
        } else {
            var shifted = text.substring(Text.head(text, shift).length());
            rows.add(new Shown(Text.cut(shifted, width), style(line)));
        }
    }

    private Style style(LogFile.Line line) {
        if (line.start() == found) {
            return Style.CURSOR;
        }
        return marks.contains(line.start()) ? Style.STRONG : Style.PLAIN;
    }

    /** True when the key was one of the log's. */
    public boolean key(Key key) {
        var field = search;
        if (field != null) {
            searchKey(field, key);
            return true;
        }
        return move(key) || letter(key);
    }

    private boolean move(Key key) {
        switch (key.kind()) {
            case UP -> model.scroll(-1);
            case DOWN -> model.scroll(1);
            case PAGE_UP -> model.scroll(-page);
            case PAGE_DOWN -> model.scroll(page);
            case HOME -> model.start();
            case END -> model.follow();
            case LEFT -> shift = Math.max(0, shift - SHIFT);
            case RIGHT -> shift += SHIFT;
            case LETTER, ENTER, ESCAPE, TAB, BACK_TAB, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {
                return false;
            }
        }
        return true;
    }

    private boolean letter(Key key) {
        if (key.pasted() || !key.isText()) {
            return false;
        }
        switch (key.letter()) {
            case 'f' -> toggleFollow();
            case '/' -> search = new TextField(words);
            case 'n' -> findOlder();
            case 'N' -> findNewer();
            case 'w' -> wrap = !wrap;
            case 't' -> timed = !timed;
            case 'm' -> mark();
            case 's' -> save();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void toggleFollow() {
        if (model.follows()) {
            model.pause();
        } else {
            model.follow();
        }
    }

    private void searchKey(TextField field, Key key) {
        if (key.is(Key.Kind.ENTER)) {
            words = field.value();
            search = null;
            found = -1;
            findOlder();
        } else if (key.is(Key.Kind.ESCAPE)) {
            search = null;
        } else {
            field.key(key);
        }
    }

    private void findOlder() {
        long before = found >= 0 ? found : model.endOfView();
        find(() -> model.older(words, before), "further up");
    }

    private void findNewer() {
        var at = model.lines().stream().filter(line -> line.start() == found).findFirst();
        long after = at.map(LogFile.Line::end).orElse(model.endOfView());
        find(() -> model.newer(words, after), "further down");
    }

    private void find(java.util.concurrent.Callable<OptionalLong> work, String where) {
        if (words.isEmpty()) {
            return;
        }
        model.pause();
        ui.say("searching '" + words + "' ...");
        ui.background()
                .call(work, hit -> found(hit, where), failure -> ui.say("search failed: " + Failures.words(failure)));
    }

    private void found(OptionalLong hit, String where) {
        if (hit.isEmpty()) {
            ui.say("no line with '%s' %s".formatted(words, where));
            return;
        }
        ui.say("n older, N newer");
        found = hit.getAsLong();
        model.show(found);
    }

    /** Marks the newest line in sight, so that what comes after a moment is told from what came before. */
    private void mark() {
        var lines = model.lines();
        if (!lines.isEmpty()) {
            long line = lines.get(lines.size() - 1).start();
            if (!marks.remove(line)) {
                marks.add(line);
            }
        }
    }

    private void save() {
        ui.say("saving a copy ...");
        ui.background()
                .call(
                        () -> LogCopy.into(ui.keep(), path),
                        copy -> ui.say("saved " + copy),
                        failure -> ui.say("not saved: " + Failures.words(failure)));
    }
}
