package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.procedure.Fact;
import java.util.ArrayList;
import java.util.List;

/** The facts of a gate. All of them can be read on any terminal: what has no room is reached with PgDn. */
final class FactList {
    private static final int LABEL = 12;
    private static final int PAGE = 3;

    private int top;
    private int hidden;

    void paint(Canvas area, List<Fact> facts) {
        int label =
                facts.stream().mapToInt(fact -> Text.width(fact.label()) + 1).reduce(LABEL, Math::max);
        var lines = new ArrayList<String>();
        for (var fact : facts) {
            var values = Text.wrap(fact.value(), area.columns() - label - 6);
            for (int i = 0; i < values.size(); i++) {
                lines.add(Text.fit(i == 0 ? fact.label() : "", label) + values.get(i));
            }
        }
        paintLines(area, lines);
    }

    private void paintLines(Canvas area, List<String> lines) {
        boolean all = lines.size() <= area.rows();
        int room = all ? area.rows() : area.rows() - 1;
        hidden = Math.max(0, lines.size() - room);
        top = Math.max(0, Math.min(top, hidden));
        var pen = new Pen(area);
        lines.stream().skip(top).limit(room).forEach(line -> pen.line("   " + line));
        if (!all) {
            pen.line("   lines %d-%d of %d: PgUp, PgDn".formatted(top + 1, top + room, lines.size()), Style.WARNING);
        }
    }

    /** True when the key was one of the list's. */
    boolean key(Key key) {
        if (key.is(Key.Kind.PAGE_DOWN)) {
            top = Math.min(hidden, top + PAGE);
        } else if (key.is(Key.Kind.PAGE_UP)) {
            top = Math.max(0, top - PAGE);
        } else {
            return false;
        }
        return true;
    }
}
