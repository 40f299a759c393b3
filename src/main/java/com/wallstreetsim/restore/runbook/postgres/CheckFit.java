package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Words;
import java.util.ArrayList;
import java.util.List;

/** Asks the server whether the backup fits: version, roles, extensions, disk. */
final class CheckFit implements Step {
    private final RestoreTools tools;
    private final RestoreChoices choices;

    CheckFit(RestoreTools tools, RestoreChoices choices) {
        this.tools = tools;
        this.choices = choices;
    }

    @Override
    public StepId id() {
        return new StepId("check");
    }

    @Override
    public String title() {
        return "Check that the backup fits: version, roles, disk";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        var container = tools.site().postgres().container();
        return List.of(
                "docker exec %s psql -U $POSTGRES_USER -d postgres -c '\\l+'".formatted(container),
                "docker exec %s df -h %s".formatted(container, DataSpace.DATA_DIRECTORY));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        var facts = new ArrayList<Fact>();
        tools.database().facts(choices.names().live()).ifPresent(live -> facts.add(described(live)));
        new DataSpace(tools).free(context).ifPresent(free -> facts.add(new Fact("disk free", Words.size(free))));
        return new Preview(facts);
    }

    private static Fact described(Database.DatabaseFacts live) {
        return new Fact("database " + live.name(), "%s, %d tables".formatted(Words.size(live.bytes()), live.tables()));
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var server = tools.database().server();
        var dump = new BackupMemory(context);
        if (dump.serverMajor() > server.major()) {
            context.say(
                    "the backup was made by PostgreSQL %d, this server is %d: what only the newer one knows will fail"
                            .formatted(dump.serverMajor(), server.major()));
        }
        missing(
                "role",
                tools.database().missingRoles(dump.roles()),
                "Create it with CREATE ROLE, or choose a backup made with --no-owner --no-acl.");
        missing(
                "extension",
                tools.database().missingExtensions(dump.extensions()),
                "Use the image the backup was made on, or install the extension's package in this one.");
        var proofs = new ArrayList<Proof>();
        proofs.add(Proof.seen("server", server.version()));
        proofs.add(Proof.seen("backup made by", dump.madeBy()));
        checkSpace(context, dump.plainBytes(), proofs);
        return Outcome.proven("the backup fits PostgreSQL " + server.version(), proofs);
    }

    private void missing(String kind, List<String> names, String hint) throws StepException {
        if (!names.isEmpty()) {
            throw new StepException(
                    "the backup needs the %s '%s', which this server does not have"
                            .formatted(kind, String.join("', '", names)),
                    hint);
        }
    }

    private void checkSpace(StepContext context, long plainBytes, List<Proof> proofs)
            throws StepException, InterruptedException {
        var space = new DataSpace(tools);
        var free = space.free(context);
        if (free.isEmpty()) {
            context.say("free space of the data directory is not known: the container has no df");
            return;
        }
        var needed = space.needed(choices, plainBytes);
        proofs.add(Proof.seen("disk free", Words.size(free.get())));
        proofs.add(Proof.seen("disk needed, estimated", Words.size(needed)));
        if (free.get() < needed) {
            throw new StepException(
                    "disk too small for two databases: about %s needed, %s free, %s missing"
                            .formatted(Words.size(needed), Words.size(free.get()), Words.size(needed - free.get())),
                    "Free some space, or answer way=drop-first, which needs a safety copy and has no database during the load.");
        }
    }
}
