package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads options of the form {@code --set name=value}; the value may hold any character. */
final class Pairs {
    private Pairs() {}

    /** One value for each name. */
    static Map<String, String> of(String option, String example, @Nullable List<String> typed) throws UsageException {
        var pairs = new LinkedHashMap<String, String>();
        for (var entry : lists(option, example, typed).entrySet()) {
            if (entry.getValue().size() > 1) {
                throw new UsageException(
                        "'%s %s=...' is there twice".formatted(option, entry.getKey()), "Leave one of them out.");
            }
            pairs.put(entry.getKey(), entry.getValue().get(0));
        }
        return pairs;
    }

    /** All values for each name, in the order typed. */
    static Map<String, List<String>> lists(String option, String example, @Nullable List<String> typed)
            throws UsageException {
        var pairs = new LinkedHashMap<String, List<String>>();
        for (var text : typed == null ? List.<String>of() : typed) {
            var equals = text.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "'%s %s' is not of the form name=value".formatted(option, text),
                        "Write it like '%s %s'.".formatted(option, example));
            }
            pairs.computeIfAbsent(text.substring(0, equals), name -> new ArrayList<>())
                    .add(text.substring(equals + 1));
        }
        return pairs;
    }
}
