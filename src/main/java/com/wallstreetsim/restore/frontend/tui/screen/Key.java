package com.wallstreetsim.restore.frontend.tui.screen;

/**
 * One key as pages see it.
 *
 * @param kind which key
 * @param letter the character, for {@code LETTER}
 * @param pasted whether it came inside a paste; such a key is text and never a command
 */
public record Key(Kind kind, char letter, boolean pasted) {

    /** The keys that pages know; every other one is {@code OTHER} and does nothing. */
    public enum Kind {
        LETTER,
        ENTER,
        ESCAPE,
        TAB,
        BACK_TAB,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        BACKSPACE,
        DELETE,
        INTERRUPT,
        REDRAW,
        OTHER
    }

    public static Key of(Kind kind) {
        return new Key(kind, ' ', false);
    }

    public static Key letter(char letter) {
        return new Key(Kind.LETTER, letter, false);
    }

    /** True for this letter typed by hand. */
    public boolean is(char wanted) {
        return kind == Kind.LETTER && letter == wanted && !pasted;
    }

    /** True for this key pressed by hand. */
    public boolean is(Kind wanted) {
        return kind == wanted && !pasted;
    }

    public boolean isText() {
        return kind == Kind.LETTER;
    }

    /** True for a digit typed by hand. */
    public boolean isDigit() {
        return kind == Kind.LETTER && !pasted && letter >= '0' && letter <= '9';
    }
}
