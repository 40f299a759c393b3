package com.wallstreetsim.restore.frontend.line;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a typed number picks from a numbered list. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    private Numbers() {}

    /** The entry with this number, counted from 1, or nothing. */
    static <T> Optional<T> pick(String typed, List<T> list) {
        if (!NUMBER.matcher(typed).matches()) {
            return Optional.empty();
        }
        var number = Integer.parseInt(typed);
        return number <= list.size() ? Optional.of(list.get(number - 1)) : Optional.empty();
    }
}
