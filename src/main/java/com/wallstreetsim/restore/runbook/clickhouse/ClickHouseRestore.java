package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.CheckVolume;
import com.wallstreetsim.restore.runbook.volumes.HaltService;
import com.wallstreetsim.restore.runbook.volumes.HostFile;
import com.wallstreetsim.restore.runbook.volumes.PlaceSide;
import com.wallstreetsim.restore.runbook.volumes.QuarantineVolume;
import com.wallstreetsim.restore.runbook.volumes.StartService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreProcedure;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Restores ClickHouse from an archive of its data directory: unpack beside, read everything, swap, keep. */
public final class ClickHouseRestore extends StoreProcedure {
    private static final String PLACE = "volumes";

    private final ClickHouseTools tools;

    public ClickHouseRestore(ClickHouseTools tools) {
        super(new Head(
                "clickhouse.restore",
                "Restore ClickHouse from an archive",
                "The data is wrong or gone, and there is a tar, tar.gz or tar.zst of the data directory.",
                Impact.DESTROYS,
                "ClickHouse",
                Set.of("clickhouse")));
        this.tools = tools;
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of(new Question.PickBackup(
                "archive",
                "Which archive?",
                "An archive of the backup shelf, or the path of a tar, tar.gz or tar.zst on this host. It is read to its last byte before anything is stopped.",
                tools.shelf().preset(),
                tools.shelf()));
    }

    @Override
    public Answers settle(Answers answers) throws StepException, InterruptedException {
        var file = settled(answers);
        var settled = Store.settle(tools.store(), tools.site().at(), ClickHouseTools.DATA, file);
        var volume = tools.store()
                .volumes()
                .find(settled.get("volume").orElse(""))
                .orElseThrow(() -> new StepException(
                        "the volume of container '%s' does not exist"
                                .formatted(tools.site().container()),
                        "Start the service, then start again."));
        return settled.with(PLACE, volume.mountpoint());
    }

    private Answers settled(Answers answers) throws StepException, InterruptedException {
        var said = answers.get("archive")
                .orElseThrow(() -> new StepException("no file was named", "Answer 'archive' with a file."));
        var file = tools.shelf().resolve(said, (done, total) -> {});
        return answers.with("archive", file.toString());
    }

    @Override
    protected List<Step> steps(RunId run, Answers answers) throws StepException {
        var store = Store.of(tools.site().at(), run, answers);
        var file = HostFile.of(answers, "archive");
        var check = new CheckArchive(tools, file, Path.of(answers.get(PLACE).orElse("/")));
        return List.of(
                check,
                new CheckVolume(tools.store(), store),
                new UnpackArchive(tools, store, check),
                new HaltService(tools.store(), store, new ClickHouseReady(tools.clickhouse())),
                new QuarantineVolume(tools.store(), store, "the data of " + file.getFileName()),
                new PlaceSide(tools.store(), store),
                new StartService(tools.store(), store, false, new ClickHouseReady(tools.clickhouse())),
                new ProveTables(tools));
    }

    @Override
    protected String untouched() {
        return "the data of ClickHouse was not touched";
    }
}
