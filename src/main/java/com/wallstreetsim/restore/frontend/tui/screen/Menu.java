package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A list to choose from with the arrows, Enter or a key of its own. */
public final class Menu {
    /**
     * One line of a menu.
     *
     * @param hotkey the key that chooses it at once, or a blank for none
     * @param label what it does
     * @param note a few words beside it
     * @param unavailableBecause why it cannot be chosen now
     * @param action what choosing it does
     */
    public record Item(char hotkey, String label, String note, Optional<String> unavailableBecause, Runnable action) {
        public static Item of(char hotkey, String label, String note, Runnable action) {
            return new Item(hotkey, label, note, Optional.empty(), action);
        }

        public static Item of(
                char hotkey, String label, String note, Optional<String> unavailableBecause, Runnable action) {
            return new Item(hotkey, label, note, unavailableBecause, action);
        }
    }

    private final Consumer<String> say;
    private List<Item> items;
    private int selected;
    private int gridRows;

    /** @param say where the reason goes when an unavailable item is chosen */
    public Menu(Consumer<String> say, List<Item> items) {
        this.say = say;
        this.items = List.copyOf(items);
    }

    /** Other items; the cursor stays where it is. */
    public void items(List<Item> changed) {
        items = List.copyOf(changed);
        selected = Math.max(0, Math.min(selected, items.size() - 1));
    }

    public void select(int index) {
        selected = Math.max(0, Math.min(index, items.size() - 1));
    }

    public int selected() {
        return selected;
    }

    public int size() {
        return items.size();
    }

    /** True when the key was one of the menu's. */
    public boolean key(Key key) {
        if (key.is(Key.Kind.UP)) {
            select(selected - 1);
        } else if (key.is(Key.Kind.DOWN)) {
            select(selected + 1);
        } else if (key.is(Key.Kind.HOME)) {
            select(0);
        } else if (key.is(Key.Kind.END)) {
            select(items.size() - 1);
        } else if (gridRows > 0 && key.is(Key.Kind.LEFT)) {
            select(selected - gridRows);
        } else if (gridRows > 0 && key.is(Key.Kind.RIGHT)) {
            select(selected + gridRows);
        } else if (key.is(Key.Kind.ENTER)) {
            choose(selected);
        } else {
            return hotkey(key);
        }
        return true;
    }

    private boolean hotkey(Key key) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).hotkey() != ' ' && key.is(items.get(i).hotkey())) {
                selected = i;
                choose(i);
                return true;
            }
        }
        return false;
    }

    private void choose(int index) {
        if (index >= items.size()) {
            return;
        }
        var item = items.get(index);
        item.unavailableBecause().ifPresentOrElse(reason -> say.accept(item.label() + ": " + reason), item.action());
    }

    /** Draws the items, one a row, scrolled so that the cursor is seen. */
    public void paint(Canvas canvas) {
        int first = Math.max(0, Math.min(selected - canvas.rows() / 2, items.size() - canvas.rows()));
        for (int row = 0; row < canvas.rows() && first + row < items.size(); row++) {
            int index = first + row;
            canvas.bar(row, line(items.get(index), index == selected, canvas.columns()), style(index));
        }
    }

    /** Where notes begin: behind the longest label, but leaving them a third. */
    private int noteColumn(int room) {
        int longest =
                items.stream().mapToInt(item -> Text.width(keyed(item))).max().orElse(0);
        return Math.min(longest + 2, room * 2 / 3);
    }

    private static String keyed(Item item) {
        return (item.hotkey() == ' ' ? "" : item.hotkey() + "  ") + item.label();
    }

    /** Draws the items in two columns, and below them the note of the one under the cursor. */
    public void paintGrid(Canvas canvas) {
        gridRows = (items.size() + 1) / 2;
        int width = canvas.columns() / 2;
        for (int i = 0; i < items.size(); i++) {
            var cell = canvas.part(i < gridRows ? 0 : width, i % gridRows, width, 1);
            var item = items.get(i);
            var label = item.hotkey() + "  " + item.label();
            var shown = item.unavailableBecause().isPresent() ? "(" + label + ")" : " " + label;
            cell.bar(0, (i == selected ? " >" : "  ") + shown, style(i));
        }
        if (selected < items.size()) {
            canvas.text(gridRows, 4, note(items.get(selected)), Style.STRONG);
        }
    }

    private static String note(Item item) {
        return item.unavailableBecause().map(reason -> "not now: " + reason).orElse(item.note());
    }

    private Style style(int index) {
        if (index == selected) {
            return Style.CURSOR;
        }
        return items.get(index).unavailableBecause().isPresent() ? Style.QUIET : Style.PLAIN;
    }

    private String line(Item item, boolean current, int columns) {
        var note = note(item);
        var label = keyed(item);
        int room = columns - 4;
        int at = noteColumn(room);
        var text = note.isEmpty() ? label : Text.fit(label, at - 1) + " " + Text.cut(note, Math.max(0, room - at));
        return (current ? " > " : "   ") + text;
    }
}
