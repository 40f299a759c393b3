package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.CheckWords;
import com.wallstreetsim.restore.run.Header;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.StepCheck;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of a site, as JSON objects of one line each. */
public final class StatusJson {
    private StatusJson() {}

    /** The answer to {@code status}. */
    public static String line(Header header, Overview overview) {
        return Json.event("status")
                .with("at", overview.at().toString())
                .with("mode", header.mode().name())
                .with("host", header.host())
                .with("site", header.site())
                .with("siteDirectory", header.siteDirectory())
                .with("alarms", overview.alarms())
                .with(
                        "services",
                        overview.services().stream().map(StatusJson::service).toList())
                .with(
                        "backups",
                        overview.backups().stream().map(StatusJson::backup).toList())
                .with("lossIfRestoredNow", overview.lossIfRestoredNow().orElse(null))
                .with("kept", overview.kept())
                .with(
                        "checks",
                        overview.checks().stream().map(StatusJson::check).toList())
                .line();
    }

    /** One procedure of the catalogue. */
    public static String procedure(Procedure procedure) {
        return Json.event("procedure")
                .with("id", procedure.id().value())
                .with("title", procedure.title())
                .with("purpose", procedure.purpose())
                .with("group", procedure.group())
                .with("impact", procedure.impact().word())
                .with("unavailable", procedure.unavailableBecause().orElse(null))
                .line();
    }

    /** One run of the list. */
    public static String run(RunSummary run) {
        var view = run.view();
        var created = view.createdAt();
        return Json.event("run")
                .with("run", run.id().value())
                .with("procedure", view.procedure())
                .with("title", view.title())
                .with("mode", view.mode().name())
                .with("createdAt", created == null ? null : created.toString())
                .with("status", run.status().word())
                .with(
                        "result",
                        view.finished()
                                .map(RunEvent.RunFinished::result)
                                .map(r -> r.word())
                                .orElse(null))
                .with("canUndo", view.canUndo())
                .line();
    }

    /** A run that retention is about to remove, or leaves and why. */
    public static String pruned(RunSummary run, @Nullable String leftBecause) {
        return Json.event("run")
                .with("run", run.id().value())
                .with("title", run.view().title())
                .with("status", run.status().word())
                .with("toRemove", leftBecause == null)
                .with("because", leftBecause)
                .line();
    }

    /** One step's record held against the world. */
    public static String standing(StepCheck check) {
        return Json.event("standing")
                .with("step", check.step())
                .with("recorded", check.recorded().name().toLowerCase(Locale.ROOT))
                .with("found", check.found().name().toLowerCase(Locale.ROOT))
                .with("detail", check.detail())
                .with("verdict", check.verdict().name().toLowerCase(Locale.ROOT))
                .line();
    }

    /** The conclusion of a check. */
    public static String checked(RunHandle run, List<StepCheck> checks) throws StepException {
        return Json.event("checked")
                .with("run", run.id().value())
                .with("status", run.status().word())
                .with("agrees", CheckWords.agree(checks))
                .with("conclusion", String.join(" ", CheckWords.conclusion(checks)))
                .line();
    }

    /** One kept volume. */
    public static String kept(KeptVolume kept) {
        return Json.event("kept-volume")
                .with("name", kept.name())
                .with("service", kept.service())
                .with("volume", kept.volume())
                .with("run", kept.run())
                .with("at", kept.at().map(Object::toString).orElse(null))
                .with("bytes", kept.bytes().isPresent() ? kept.bytes().getAsLong() : null)
                .line();
    }

    private static Map<String, @Nullable Object> service(Overview.Service service) {
        return Json.object()
                .with("name", service.name())
                .with("health", service.health().name().toLowerCase(Locale.ROOT))
                .with("detail", service.detail())
                .fields();
    }

    private static Map<String, @Nullable Object> backup(Candidate backup) {
        return Json.object()
                .with("name", backup.name())
                .with("path", backup.value())
                .with("takenAt", backup.takenAt().toString())
                .with("kind", backup.kind())
                .with("bytes", backup.bytes())
                .with("state", backup.state().name().toLowerCase(Locale.ROOT))
                .with("scan", backup.scanWord())
                .with("rows", backup.rows().isPresent() ? backup.rows().getAsLong() : null)
                .with("warnings", backup.warnings())
                .fields();
    }

    private static Map<String, @Nullable Object> check(Proof check) {
        return Json.object()
                .with("what", check.what())
                .with("found", check.found())
                .with("expected", check.expected())
                .with("holds", check.holds())
                .fields();
    }
}
