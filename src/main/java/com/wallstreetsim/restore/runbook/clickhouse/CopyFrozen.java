package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Copies frozen parts of the running server: nobody notices. */
public final class CopyFrozen implements CopyWay {
    private final ClickHouseTools tools;
    private final FrozenTables frozen;

    public CopyFrozen(ClickHouseTools tools, RunId run) {
        this.tools = tools;
        this.frozen = new FrozenTables(tools, run);
    }

    @Override
    public String words() {
        return "frozen parts of the running server";
    }

    @Override
    public List<String> byHand(Path target) {
        return List.of(
                "clickhouse-client -q \"ALTER TABLE ... FREEZE WITH NAME 'backup'\"   # each table",
                "docker exec %s tar -C %s -cf - metadata shadow/backup | zstd > '%s'"
                        .formatted(tools.site().container(), ClickHouseTools.DATA, target));
    }

    @Override
    public void begin(StepContext context) throws StepException, InterruptedException {
        frozen.freeze(context);
    }

    @Override
    public void write(OutputStream out, StepContext context) throws IOException, StepException, InterruptedException {
        var manifest = new FrozenManifest(tools.clickhouse(), frozen.tables());
        manifest.read(context);
        var about = "%s, ClickHouse %s, frozen, %d tables"
                .formatted(
                        context.clock().instant(),
                        tools.clickhouse().version(),
                        frozen.tables().size());
        ArchiveContent.pack(
                frozen::copyTo, manifest::place, (files, counts) -> manifest.of(about, files, counts), out, context);
    }

    @Override
    public void release() throws StepException, InterruptedException {
        if (running()) {
            frozen.release();
        }
    }

    @Override
    public boolean left() throws StepException, InterruptedException {
        return running() && frozen.left();
    }

    private boolean running() throws StepException {
        return tools.store()
                .containers()
                .find(new ContainerName(tools.site().container()))
                .filter(ContainerState::running)
                .isPresent();
    }
}
