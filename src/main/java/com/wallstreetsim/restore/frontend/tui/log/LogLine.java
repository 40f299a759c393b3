package com.wallstreetsim.restore.frontend.tui.log;

import com.wallstreetsim.restore.frontend.tui.text.Sanitiser;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import java.util.regex.Pattern;

/** A line of {@code output.log} as it is shown: time of day, step, text. */
final class LogLine {
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T(\\d{2}:\\d{2}:\\d{2})\\S* +(\\S+) ?(.*)");

    private LogLine() {}

    /** The line; {@code timed} with its time of day. One that is not of the engine's form is shown as it is. */
    static String shown(String raw, boolean timed) {
        var clean = Sanitiser.clean(raw);
        var parts = FORM.matcher(clean);
        if (!parts.matches()) {
            return clean;
        }
        var body = Text.fit(parts.group(2), 8) + " " + parts.group(3);
        return timed ? parts.group(1) + " " + body : body;
    }
}
