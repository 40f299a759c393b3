package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads options of the form {@code --set name=value}; the value may hold any character. */
final class Pairs {
    private Pairs() {}

    static Map<String, String> of(String option, String example, @Nullable List<String> typed) throws UsageException {
        var pairs = new LinkedHashMap<String, String>();
        for (var text : typed == null ? List.<String>of() : typed) {
            var equals = text.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "'%s %s' is not of the form name=value".formatted(option, text),
                        "Write it like '%s %s'.".formatted(option, example));
            }
            var name = text.substring(0, equals);
            if (pairs.put(name, text.substring(equals + 1)) != null) {
                throw new UsageException(
                        "'%s %s=...' is there twice".formatted(option, name), "Leave one of them out.");
            }
        }
        return pairs;
    }
}
