package com.wallstreetsim.restore.site;

import java.util.List;
import java.util.Map;

/** A YAML document as a tree that knows its lines and whose scalars are all texts. */
sealed interface Yaml {
    /** Where it begins, from 1. */
    int line();

    /** What it is, in words. */
    String kind();

    /** A text, a number, a truth value or nothing; {@code plain} when it was written without quotes. */
    record Scalar(int line, String text, boolean plain) implements Yaml {
        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }

        @Override
        public String kind() {
            return isNull() ? "nothing" : "a text";
        }
    }

    /** A list. */
    record Sequence(int line, List<Yaml> items) implements Yaml {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with values, in the order of the file. */
    record Mapping(int line, Map<String, Entry> entries) implements Yaml {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A value with the line of its key. */
    record Entry(int line, Yaml value) {}
}
