package com.wallstreetsim.restore;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.SiteLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Every plan the catalogue can make, on a site whose services nobody asks. */
final class CataloguePlans {
    /** Answers to what has no options, and what procedures settle by looking; one more here per new kind of answer. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("backup", "/backups/wallstreetsim_20261121_030000.sql.gz"),
            Map.entry("rdb", "/backups/dump.rdb"),
            Map.entry("archive", "/backups/clickhouse.tar"),
            Map.entry("kept", "wss_data_before_20261121_030000"),
            Map.entry("service", "redis"),
            Map.entry("target", "2026-11-22T12:00:00Z"),
            Map.entry("taken-at", "2026-11-21T03:00:00Z"),
            Map.entry("source", "/srv/code.tar.gz"),
            Map.entry("env", "keep"),
            Map.entry("volume", "wss_data"),
            Map.entry("volumes", "/var/lib/docker/volumes/wss_data/_data"),
            Map.entry("image", "image:1"));

    private final List<Procedure> catalogue;
    private final RunId run;

    /**
     * @param directory an empty one, for the site's files
     * @param start when the runs start: a backup has a step more on Sundays
     */
    CataloguePlans(Path directory, Instant start) throws Exception {
        run = RunId.of(start, new ProcedureId("test.run"));
        CrashSiteFiles.write(directory, "wss-plans");
        var executor = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        var state = directory.resolve("state");
        var tools = new SiteTools(SiteLoader.load(directory), "test", state, executor, Clock.systemUTC());
        var recover = new RecoverySites("test", state, executor, Clock.systemUTC()).procedure(directory);
        catalogue = tools.catalogue(recover);
    }

    /** What this version can perform. */
    List<Procedure> procedures() {
        return catalogue.stream()
                .filter(procedure -> procedure.unavailableBecause().isEmpty())
                .toList();
    }

    /** The plans of all answers that fit together. */
    List<Plan> of(Procedure procedure) {
        var plans = new ArrayList<Plan>();
        collect(procedure, Answers.NONE, plans);
        return plans;
    }

    Procedure procedure(String id) {
        return procedures().stream()
                .filter(procedure -> procedure.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no procedure " + id));
    }

    /** The plan of an entry of the matrix, with samples for what has no options. */
    Plan of(CrashSubject subject) throws StepException {
        return procedure(subject.procedure()).plan(run, completed(new Answers(subject.answers())));
    }

    private void collect(Procedure procedure, Answers answers, List<Plan> plans) {
        var open = procedure.questions(answers).stream()
                .filter(question -> answers.get(question.name()).isEmpty())
                .findFirst();
        if (open.isPresent()) {
            for (var value : values(open.get())) {
                collect(procedure, answers.with(open.get().name(), value), plans);
            }
            return;
        }
        plan(procedure, answers).ifPresent(plans::add);
    }

    private static List<String> values(Question question) {
        if (question instanceof Question.Choice choice) {
            return choice.options().stream().map(Question.Option::value).toList();
        }
        return List.of(Optional.ofNullable(SAMPLES.get(question.name()))
                .or(question::preset)
                .orElseThrow(() -> new AssertionError("no sample answer to '" + question.name() + "'")));
    }

    /** Answers that do not fit together make no plan. */
    private Optional<Plan> plan(Procedure procedure, Answers answers) {
        try {
            return Optional.of(procedure.plan(run, completed(answers)));
        } catch (StepException e) {
            return Optional.empty();
        }
    }

    private static Answers completed(Answers answers) {
        var all = answers;
        for (var sample : SAMPLES.entrySet()) {
            all = all.with(sample.getKey(), sample.getValue());
        }
        return all;
    }
}
