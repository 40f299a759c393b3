package com.wallstreetsim.restore.frontend.tui.home;

import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Menu;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.watch.RunPage;
import com.wallstreetsim.restore.frontend.tui.watch.RunWords;
import com.wallstreetsim.restore.frontend.tui.watch.RunsPage;
import com.wallstreetsim.restore.frontend.tui.wizard.Wizard;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Optional;

/** What the first page offers. A digit always means the same, so that it can be learned. */
final class HomeMenu {
    static final int GO_ON = 0;
    static final int FIND_OUT = 1;
    private static final String DIAGNOSIS = "troubleshoot";
    private static final int WHOLE_SYSTEM = 5;
    private static final String NOT_BUILT = "this version does not have it yet";

    private final Ui ui;
    private final SiteModel site;

    HomeMenu(Ui ui, SiteModel site) {
        this.ui = ui;
        this.site = site;
    }

    List<Menu.Item> items() {
        return List.of(
                goOn(),
                Menu.Item.of(
                        '2', "Find out what is wrong", "only looks, ranks what it finds", noDiagnosis(), this::findOut),
                procedure('3', "Restore PostgreSQL from a backup", "postgres.restore"),
                family('4', "Redis ...", "redis"),
                family('5', "ClickHouse ...", "clickhouse"),
                procedure('6', "Whole server / new server ...", "system.recover"),
                family('7', "Verify ...", "verify"),
                procedure('8', "Back up now", "backup.now"),
                procedure('9', "Drills", "drill"),
                Menu.Item.of(
                        '0', "Past runs and reports", "their records and reports", () -> ui.open(new RunsPage(ui))),
                Menu.Item.of('p', "All procedures", "the whole runbook", this::all),
                Menu.Item.of(
                        's', "Status in detail", "every value behind this page", () -> ui.open(new StatusPage(ui))));
    }

    private Optional<String> noDiagnosis() {
        return ui.desk().procedure(DIAGNOSIS).map(Procedure::unavailableBecause).orElse(Optional.of(NOT_BUILT));
    }

    /** What only looks needs no confirmation: it is started at once. */
    private void findOut() {
        var diagnosis = ui.desk().procedure(DIAGNOSIS).orElseThrow();
        ui.say("looking everywhere ...");
        ui.background()
                .call(
                        () -> started(diagnosis),
                        run -> RunPage.open(ui, run),
                        failure -> ui.say(diagnosis.title() + ": " + Failures.words(failure)));
    }

    private RunId started(Procedure diagnosis) throws StepException, InterruptedException {
        var runs = ui.desk().runs();
        return runs.start(runs.plan(diagnosis, Answers.NONE), false).id();
    }

    /** Where only the whole system can be recovered, because there is no site yet, that is the next step. */
    static int next(Ui ui) {
        var usable = ui.desk().catalogue().stream()
                .filter(procedure -> procedure.unavailableBecause().isEmpty())
                .toList();
        return usable.size() == 1 && usable.get(0).group().equals("Whole system") ? WHOLE_SYSTEM : FIND_OUT;
    }

    private void all() {
        ui.open(new ProceduresPage(ui, "All procedures", ui.desk().catalogue()));
    }

    private Menu.Item goOn() {
        if (site.unfinished().isEmpty()) {
            var reason = site.listed() ? "no run is unfinished" : "looking for unfinished runs ...";
            return Menu.Item.of('1', "Go on with a run", "", Optional.of(reason), () -> {});
        }
        var run = site.unfinished().get(0);
        int others = site.unfinished().size() - 1;
        var note = others == 0 ? "shows where it stands, changes nothing" : "and %d more under 0".formatted(others);
        return Menu.Item.of('1', RunWords.goOn(run.status()), note, () -> RunPage.open(ui, run.id()));
    }

    private Menu.Item procedure(char key, String label, String id) {
        var found = ui.desk().procedure(id);
        var reason = found.map(Procedure::unavailableBecause).orElse(Optional.of(NOT_BUILT));
        var note = found.map(Procedure::purpose).orElse("");
        return Menu.Item.of(key, label, note, reason, () -> found.ifPresent(it -> Wizard.start(ui, it)));
    }

    private Menu.Item family(char key, String label, String family) {
        var members = ui.desk().catalogue().stream()
                .filter(procedure -> procedure.id().value().split("\\.", -1)[0].equals(family))
                .toList();
        Optional<String> reason = members.isEmpty() ? Optional.of(NOT_BUILT) : Optional.empty();
        var note = members.size() == 1 ? "1 procedure" : members.size() + " procedures";
        var title = label.replace(" ...", "");
        return Menu.Item.of(key, label, note, reason, () -> ui.open(new ProceduresPage(ui, title, members)));
    }
}
