package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.applications.AroundApplications;
import com.wallstreetsim.restore.runbook.volumes.CheckVolume;
import com.wallstreetsim.restore.runbook.volumes.HaltService;
import com.wallstreetsim.restore.runbook.volumes.QuarantineVolume;
import com.wallstreetsim.restore.runbook.volumes.StartService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreProcedure;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes PostgreSQL anew on an empty volume and restores a backup into it; the damaged volume is kept. */
public final class PostgresRebuild extends StoreProcedure {
    private final RestoreTools tools;
    private final StoreTools volumes;

    public PostgresRebuild(RestoreTools tools, StoreTools volumes) {
        super(new Head(
                "postgres.rebuild",
                "Rebuild PostgreSQL: container or volume is damaged",
                "PostgreSQL does not start, or its files are damaged; a good backup exists.",
                Impact.DESTROYS,
                "PostgreSQL",
                Set.of("postgres", "apps")));
        this.tools = tools;
        this.volumes = volumes;
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of(RestoreQuestions.backup(tools.backups().shelf()));
    }

    @Override
    public Answers settle(Answers answers) throws StepException, InterruptedException {
        var backup = tools.backups().resolve(answers.get("backup").orElse("newest"));
        return Store.settle(
                volumes,
                tools.site().postgres().at(),
                DataSpace.DATA_DIRECTORY,
                answers.with("backup", backup.toString()));
    }

    @Override
    protected List<Step> steps(RunId run, Answers answers) throws StepException {
        var backup = answers.get("backup")
                .orElseThrow(() -> new StepException(
                        "no backup was chosen", "Answer 'backup' with newest, a file name or a path."));
        var store = Store.of(tools.site().postgres().at(), run, answers);
        var names = DatabaseNames.of(tools.site().postgres().database(), run);
        var choices = new RestoreChoices(names, Path.of(backup), true);
        var around = new AroundApplications(tools.applications(), tools.site().probes(), tools.web());
        var steps = new ArrayList<Step>();
        steps.add(new ScanBackup(tools.backups(), choices.backup()));
        steps.add(CheckVolume.beforeMakingAnew(volumes, store));
        steps.addAll(around.before());
        steps.add(new HaltService(volumes, store, context -> answer()));
        steps.add(new QuarantineVolume(
                volumes, store, "a new cluster with " + choices.backup().getFileName()));
        steps.add(new StartService(volumes, store, true, context -> answer()));
        steps.add(new ProveNewCluster(tools, volumes, store));
        steps.add(new CheckFit(tools, choices));
        steps.add(new LoadBeside(tools, choices));
        steps.add(new ProveLoad(tools, choices));
        steps.add(new PutInPlace(tools, choices));
        steps.addAll(around.after());
        return steps;
    }

    /** Ready is a login over TCP and a query: the server that makes the cluster listens on its socket only. */
    private String answer() throws StepException {
        return "PostgreSQL %s answers".formatted(tools.database().server().version());
    }

    @Override
    protected String untouched() {
        return "the volume of PostgreSQL was not touched";
    }
}
