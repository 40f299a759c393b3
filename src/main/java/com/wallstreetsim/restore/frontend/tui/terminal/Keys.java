package com.wallstreetsim.restore.frontend.tui.terminal;

import com.googlecode.lanterna.input.InputProvider;
import com.googlecode.lanterna.input.KeyStroke;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import java.io.IOException;
import java.util.Optional;

/** Lanterna's key strokes as the keys that pages know, with what was pasted marked as such. */
public final class Keys {
    private final InputProvider input;
    private boolean pasting;

    public Keys(InputProvider input) {
        this.input = input;
    }

    /** The next key that is there already, or nothing. */
    public Optional<Key> poll() throws IOException {
        for (var stroke = input.pollInput(); stroke != null; stroke = input.pollInput()) {
            if (stroke instanceof KeyProfile.PasteMark mark) {
                pasting = mark.begins;
            } else {
                return Optional.of(key(stroke));
            }
        }
        return Optional.empty();
    }

    private Key key(KeyStroke stroke) {
        return switch (stroke.getKeyType()) {
            case Character -> letter(stroke);
            case Enter -> of(Key.Kind.ENTER);
            case Escape -> of(Key.Kind.ESCAPE);
            case Tab -> of(Key.Kind.TAB);
            case ReverseTab -> of(Key.Kind.BACK_TAB);
            case ArrowUp -> of(Key.Kind.UP);
            case ArrowDown -> of(Key.Kind.DOWN);
            case ArrowLeft -> of(Key.Kind.LEFT);
            case ArrowRight -> of(Key.Kind.RIGHT);
            case Home -> of(Key.Kind.HOME);
            case End -> of(Key.Kind.END);
            case PageUp -> of(Key.Kind.PAGE_UP);
            case PageDown -> of(Key.Kind.PAGE_DOWN);
            case Backspace -> of(Key.Kind.BACKSPACE);
            case Delete -> of(Key.Kind.DELETE);
            default -> of(Key.Kind.OTHER);
        };
    }

    /** A letter with Alt may be an Escape and a letter that arrived together: it does nothing. */
    private Key letter(KeyStroke stroke) {
        char letter = stroke.getCharacter();
        if (stroke.isAltDown()) {
            return of(Key.Kind.OTHER);
        }
        if (stroke.isCtrlDown()) {
            return of(control(letter));
        }
        return new Key(Key.Kind.LETTER, letter, pasting);
    }

    private static Key.Kind control(char letter) {
        return switch (Character.toLowerCase(letter)) {
            case 'c' -> Key.Kind.INTERRUPT;
            case 'l' -> Key.Kind.REDRAW;
            case 'm', 'j' -> Key.Kind.ENTER;
            default -> Key.Kind.OTHER;
        };
    }

    private Key of(Key.Kind kind) {
        return new Key(kind, ' ', pasting);
    }
}
