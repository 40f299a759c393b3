package com.wallstreetsim.restore.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant. */
final class Nearest {
    private Nearest() {}

    /** The nearest of the known names, if it is near enough to be a slip of the keyboard. */
    static Optional<String> of(String name, Collection<String> known) {
        if (name.length() > 64) {
            return Optional.empty();
        }
        String typed = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(typed, k)))
                .filter(k -> distance(typed, k) <= Math.max(1, k.length() / 3));
    }

    /** Insertions, deletions and exchanges of letters between two words (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
