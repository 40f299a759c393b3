package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How the site is, as lines. */
public final class OverviewText {
    private static final int NEWEST = 4;

    private OverviewText() {}

    /** {@code DRILL | host db1 | site wallstreetsim  /srv/wss | root}. */
    public static String header(Header header) {
        return Sanitiser.line("%s | host %s | site %s  %s | %s"
                .formatted(header.mode().word(), header.host(), header.site(), header.siteDirectory(), header.user()));
    }

    /** What is wrong first, then services, backups and what is kept. */
    public static List<String> lines(Overview overview) {
        return lines(overview, Integer.MAX_VALUE);
    }

    /** As {@link #lines(Overview)}, with the newest backups alone, for a screen that a menu has to fit on. */
    public static List<String> brief(Overview overview) {
        return lines(overview, NEWEST);
    }

    private static List<String> lines(Overview overview, int backups) {
        var lines = new ArrayList<String>();
        overview.alarms().forEach(alarm -> lines.add("! " + alarm));
        heading(lines, "Services");
        overview.services().forEach(service -> lines.add(service(service)));
        heading(lines, "Backups of PostgreSQL (times in UTC)");
        overview.backups().stream()
                .limit(backups)
                .forEach(backup -> lines.add(
                        "  " + (backups == NEWEST ? figures(backup, overview.at()) : backup(backup, overview.at()))));
        if (overview.backups().size() > backups) {
            lines.add("  and %d older or of another kind"
                    .formatted(overview.backups().size() - backups));
        }
        if (overview.backups().isEmpty()) {
            lines.add("  none found");
        }
        overview.lossIfRestoredNow().ifPresent(loss -> lines.add("  " + loss));
        if (!overview.kept().isEmpty()) {
            heading(lines, "Kept until their runs are closed");
            overview.kept().forEach(kept -> lines.add("  " + kept));
        }
        return lines.stream().map(Sanitiser::line).toList();
    }

    /** The runbook's quick reference and prerequisites, each with what was found. */
    public static List<String> checks(Overview overview) {
        var lines = new ArrayList<String>();
        heading(lines, "Checks");
        overview.checks().forEach(check -> lines.add(check(check)));
        return lines.stream().map(Sanitiser::line).toList();
    }

    /** {@code 22 Nov 2026 02:00   16 h 42 m  daily  71.2 MiB  good  907,641 rows  name}. */
    public static String backup(Candidate backup, Instant now) {
        return figures(backup, now) + "  " + Sanitiser.line(backup.name());
    }

    /** The same without the name, in 74 columns. */
    public static String figures(Candidate backup, Instant now) {
        return Sanitiser.line("%-17s %9s  %-12s %9s  %-8s %12s"
                .formatted(
                        Words.minute(backup.takenAt()),
                        Words.span(backup.age(now)),
                        backup.kind(),
                        Words.bytes(backup.bytes()),
                        backup.scanWord(),
                        rows(backup.rows())));
    }

    /** Its name first, because a gate asks for it; then what it is. */
    public static List<String> kept(KeptVolume kept) {
        var size = kept.bytes().isPresent() ? Words.bytes(kept.bytes().getAsLong()) : "size unknown";
        var at = kept.at().map(time -> ", " + Words.minute(time) + " UTC").orElse("");
        return List.of(
                Sanitiser.line(kept.name()),
                Sanitiser.line("    %s of %s%s, kept by run %s".formatted(size, kept.service(), at, kept.run())));
    }

    private static String rows(OptionalLong rows) {
        return rows.isPresent() ? Words.count(rows.getAsLong()) + " rows" : "-";
    }

    private static void heading(List<String> lines, String words) {
        lines.add("");
        lines.add(words);
    }

    private static String service(Overview.Service service) {
        return "  %-12s %-9s %s".formatted(service.name(), service.health().word(), service.detail());
    }

    private static String check(Proof check) {
        var expected = check.expected().isEmpty() ? "" : "  (expected %s)".formatted(check.expected());
        return "  %-3s  %-28s %s%s".formatted(check.holds() ? "ok" : "BAD", check.what(), check.found(), expected);
    }
}
