package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.applications.CheckHealth;
import java.nio.file.Path;

/** The steps that load a backup beside the live database, prove it and put it in place, for procedures that do more. */
public final class RestoreSteps {
    private final RestoreTools tools;
    private final RestoreChoices choices;

    public RestoreSteps(RestoreTools tools, Path backup, RunId run) {
        this.tools = tools;
        var names = DatabaseNames.of(tools.site().postgres().database(), run);
        this.choices = new RestoreChoices(names, backup, false);
    }

    /** Which backup; asked for in the words of every restore. */
    public static Question question(Shelf shelf) {
        return RestoreQuestions.backup(shelf);
    }

    /** Reads the backup to its last byte; needs no server. */
    public static Step scan(Backups backups, Path backup) {
        return new ScanBackup(backups, backup);
    }

    /** Whether server and disk fit the backup. */
    public Step check() {
        return new CheckFit(tools, choices);
    }

    /** The side database, loaded. */
    public Step load() {
        return new LoadBeside(tools, choices);
    }

    /** The side database, counted. */
    public Step prove() {
        return new ProveLoad(tools, choices);
    }

    /** The side database, live; the one before is kept. */
    public Step swap() {
        return new SwapDatabase(tools, choices);
    }

    /** The applications, asked over HTTP. */
    public static Step health(RestoreTools tools, Applications applications) {
        return new CheckHealth(tools.site().probes(), tools.web(), applications);
    }
}
