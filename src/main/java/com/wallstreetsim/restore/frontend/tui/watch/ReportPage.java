package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.TextPage;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The report of a run as a page to read. */
final class ReportPage {
    /** Far above any report; a file that is no report must not fill the memory. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private ReportPage() {}

    static void open(Ui ui, Path report) {
        ui.background()
                .call(
                        () -> lines(report),
                        lines -> ui.open(new TextPage(ui, report.toString(), lines)),
                        failure -> ui.say("Report: " + Failures.words(failure)));
    }

    private static List<String> lines(Path report) throws IOException {
        if (!Files.exists(report)) {
            throw new IOException("it is not written yet: " + report);
        }
        try (var in = Files.newInputStream(report)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
