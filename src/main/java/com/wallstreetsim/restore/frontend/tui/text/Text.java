package com.wallstreetsim.restore.frontend.tui.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text measured in terminal columns: fitted, aligned and wrapped. */
public final class Text {
    private static final String CUT = "...";

    private Text() {}

    /** How many columns a clean text takes. */
    public static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    /** How many columns a character takes: 0 for a combining one, 2 for a wide one. */
    public static int width(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** The text in exactly {@code width} columns: padded with blanks, or cut with dots at its end. */
    public static String fit(String foreign, int width) {
        var cut = cut(foreign, width);
        return cut + " ".repeat(Math.max(0, width - width(cut)));
    }

    /** The text in at most {@code width} columns, cut with dots at its end. */
    public static String cut(String foreign, int width) {
        var text = Sanitiser.clean(foreign);
        if (width(text) <= width) {
            return text;
        }
        return width <= CUT.length() ? head(text, width) : head(text, width - CUT.length()) + CUT;
    }

    /** The text in at most {@code width} columns, cut with dots at its front: the end of a path says most. */
    public static String cutFront(String foreign, int width) {
        var text = Sanitiser.clean(foreign);
        if (width(text) <= width) {
            return text;
        }
        return width <= CUT.length() ? tail(text, width) : CUT + tail(text, width - CUT.length());
    }

    /** The text in at most {@code width} columns, cut with dots in its middle: of a path both ends say something. */
    public static String cutMiddle(String foreign, int width) {
        var text = Sanitiser.clean(foreign);
        if (width(text) <= width) {
            return text;
        }
        int room = width - CUT.length();
        return room < 2 ? cut(text, width) : head(text, room / 2) + CUT + tail(text, room - room / 2);
    }

    /** The text at the right of {@code width} columns. */
    public static String right(String foreign, int width) {
        var cut = cut(foreign, width);
        return " ".repeat(Math.max(0, width - width(cut))) + cut;
    }

    /** Left and right at the two ends of {@code width} columns; the left one is cut when both do not fit. */
    public static String ends(String left, String right, int width) {
        var end = cut(right, width);
        return fit(left, Math.max(0, width - width(end) - (end.isEmpty() ? 0 : 1))) + (end.isEmpty() ? "" : " " + end);
    }

    /** The longest head that takes at most {@code width} columns. */
    public static String head(String text, int width) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            used += width(c);
            if (used > width) {
                break;
            }
            at += Character.charCount(c);
        }
        return text.substring(0, at);
    }

    private static String tail(String text, int width) {
        int used = 0;
        int at = text.length();
        while (at > 0) {
            int c = text.codePointBefore(at);
            used += width(c);
            if (used > width) {
                break;
            }
            at -= Character.charCount(c);
        }
        return text.substring(at);
    }

    /** The text in lines of at most {@code width} columns, broken at blanks where there are any. */
    public static List<String> wrap(String foreign, int width) {
        var lines = new ArrayList<String>();
        var rest = Sanitiser.clean(foreign).stripTrailing();
        while (width > 0 && width(rest) > width) {
            var head = head(rest, width);
            if (head.isEmpty()) {
                break;
            }
            int blank = rest.charAt(head.length()) == ' ' ? head.length() : head.lastIndexOf(' ');
            int end = blank > width / 3 ? blank : head.length();
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
