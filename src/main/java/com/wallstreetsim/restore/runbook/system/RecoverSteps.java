package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.postgres.RestoreSteps;
import com.wallstreetsim.restore.runbook.system.Work.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The steps of a recovery, in the order of the runbook. */
final class RecoverSteps {
    private static final String PSQL = "docker exec wss_postgres psql -U $POSTGRES_USER -d postgres -c ";

    private final RecoverTools tools;
    private final RecoverAnswers answers;
    private final RunId run;
    private final AtSite.Place place;

    RecoverSteps(RecoverTools tools, RecoverAnswers answers, RunId run) {
        this.tools = tools;
        this.answers = answers;
        this.run = run;
        this.place = new AtSite.Place(tools.destinations(), answers.into());
    }

    List<Step> all() {
        var steps = new ArrayList<Step>();
        steps.add(new Preflight(tools, answers));
        steps.add(RestoreSteps.scan(tools.destinations().backups(answers.into()), answers.backup()));
        steps.addAll(code());
        steps.add(new StartDatabases(tools.destinations(), answers.into()));
        steps.addAll(data());
        steps.add(new RunMigrations(tools.destinations(), answers));
        steps.addAll(applications());
        steps.addAll(proofs());
        steps.add(new ListChores(tools, answers));
        return steps;
    }

    private List<Step> code() {
        var into = answers.into();
        var project = tools.destinations().project(into);
        return List.of(
                fetch(),
                new InstallPackages(into, project),
                new WriteEnv(tools, answers, run),
                new BuildApplications(into, project),
                new CheckStart(tools, answers));
    }

    private Step fetch() {
        if (answers.code() instanceof CodeSource.Git git) {
            return new FetchCode(answers.into(), new CloneRepository(tools.commands(), git), run);
        }
        if (answers.code() instanceof CodeSource.Archive archive) {
            return new FetchCode(answers.into(), new UnpackCode(tools.files(), archive.file()), run);
        }
        return new VerifyCheckout(answers.into());
    }

    /** Side by side even here: Compose has made an empty database already, and a server may hold an older one. */
    private List<Step> data() {
        var backup = answers.backup();
        return List.of(
                place.step(
                        Head.looking("check", "Check that the backup fits: version, roles, disk", PSQL + "'\\l+'"),
                        site -> new RestoreSteps(site.restore(), backup, run).check()),
                place.usedUp(
                        Head.changing(
                                "load",
                                "Load the backup into a side database",
                                WayBack.by(Back.named("drop it")),
                                "gunzip -c '%s' | docker exec -i wss_postgres psql -U $POSTGRES_USER -d SIDE -v ON_ERROR_STOP=1"
                                        .formatted(backup)),
                        "swap",
                        site -> new RestoreSteps(site.restore(), backup, run).load()),
                place.step(
                        Head.looking(
                                "prove",
                                "Prove rows, indexes, constraints; analyse",
                                PSQL + "'SELECT count(*) FROM orders'"),
                        site -> new RestoreSteps(site.restore(), backup, run).prove()),
                place.gated(
                        new Head(
                                "swap",
                                "Swap: the side database becomes the site's",
                                Impact.DESTROYS,
                                List.of(PSQL + "'ALTER DATABASE SIDE RENAME TO wallstreetsim'"),
                                WayBack.by(Back.named("swap back, under a second"))),
                        new Gate("Swap the database", "wallstreetsim", "the name of the database", "Swap"),
                        site -> new RestoreSteps(site.restore(), backup, run).swap()));
    }

    private List<Step> applications() {
        var steps = new ArrayList<Step>();
        var destinations = tools.destinations();
        steps.add(new StartApplications(destinations, answers.into(), StartApplications.Which.SERVERS));
        if (answers.startsEngine()) {
            steps.add(new StartApplications(destinations, answers.into(), StartApplications.Which.ENGINE));
        }
        steps.add(new SaveApplications(destinations, answers.into(), run));
        return steps;
    }

    private List<Step> proofs() {
        return List.of(
                place.step(
                        Head.looking(
                                "health",
                                "Ask the applications whether they work",
                                "curl -sS http://127.0.0.1:8080/health"),
                        site -> RestoreSteps.health(
                                site.restore(),
                                site.running(answers.startsEngine(), Set.of()).applications())),
                new VerifyEverything(tools.destinations(), answers));
    }
}
