package com.wallstreetsim.restore.frontend.tui.terminal;

import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.DefaultKeyDecodingProfile;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lanterna's key patterns, the marks of a paste, and a catch-all that keeps unknown sequences from falling apart. */
final class KeyProfile implements KeyDecodingProfile {
    /** A key stroke that begins or ends a paste. */
    static final class PasteMark extends KeyStroke {
        final boolean begins;

        PasteMark(boolean begins) {
            super(KeyType.Unknown);
            this.begins = begins;
        }
    }

    @Override
    public Collection<CharacterPattern> getPatterns() {
        // Of several full matches Lanterna takes the last, so the catch-all stands first and the paste marks last.
        var patterns = new ArrayList<CharacterPattern>();
        patterns.add(KeyProfile::anySequence);
        patterns.addAll(new DefaultKeyDecodingProfile().getPatterns());
        patterns.add(exactly(SequenceFramer.PASTE_START, new PasteMark(true)));
        patterns.add(exactly(SequenceFramer.PASTE_END, new PasteMark(false)));
        return patterns;
    }

    private static CharacterPattern exactly(byte[] sequence, KeyStroke stroke) {
        var wanted = new String(sequence, StandardCharsets.US_ASCII);
        return typed -> {
            var text = text(typed);
            return matching(wanted.startsWith(text), wanted.equals(text) ? stroke : null);
        };
    }

    private static CharacterPattern.@Nullable Matching anySequence(List<Character> typed) {
        var text = text(typed);
        if (text.startsWith("\u001bO")) {
            return matching(text.length() == 2, text.length() == 3 ? new KeyStroke(KeyType.Unknown) : null);
        }
        if (!text.startsWith("\u001b[")) {
            return null;
        }
        char last = text.charAt(text.length() - 1);
        boolean open = text.length() == 2 || text.equals("\u001b[[") || last < 0x40;
        return matching(open, open ? null : new KeyStroke(KeyType.Unknown));
    }

    @SuppressWarnings("NullAway") // Lanterna's classes say nothing of null; null is its word for "no match".
    private static CharacterPattern.@Nullable Matching matching(boolean partly, @Nullable KeyStroke whole) {
        return partly || whole != null ? new CharacterPattern.Matching(partly && whole == null, whole) : null;
    }

    private static String text(List<Character> typed) {
        return typed.stream().map(String::valueOf).collect(Collectors.joining());
    }
}
