package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.Manifest;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Copies the volume of the stopped server: every kind of table, as it stands on disk. */
public final class CopyStopped implements CopyWay {
    private static final String FROM = "/wss-from";
    // What the server writes anew at each start, and what others froze.
    private static final String TAR = """
            cd "$1" && find . ! -type d ! -path './shadow/*' ! -path './tmp/*' ! -path './preprocessed_configs/*' \\
              ! -name status | tar -cf - -T -
            """;

    private final ClickHouseTools tools;
    private final Store store;

    public CopyStopped(ClickHouseTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    @Override
    public String words() {
        return "volume %s of the stopped server".formatted(store.volume());
    }

    @Override
    public List<String> byHand(Path target) {
        return List.of("docker run --rm -v %s:/from:ro %s tar -C /from -cf - . | zstd > '%s'"
                .formatted(store.volume(), store.image(), target));
    }

    @Override
    public void begin(StepContext context) {
        // The server was stopped by the step before this one.
    }

    @Override
    public void write(OutputStream out, StepContext context) throws IOException, StepException, InterruptedException {
        var about = "%s, stopped".formatted(context.clock().instant());
        ArchiveContent.pack(
                this::copyTo,
                path -> path,
                (files, counts) -> new Manifest(
                        about, tables(counts), Parts.inArchive(counts).rows(), files),
                out,
                context);
    }

    private void copyTo(OutputStream out) throws StepException, InterruptedException {
        var place = new Helper.Place(true, store.volume(), FROM, false);
        try (var shell = HelperShell.open(tools.store(), store, "archive", List.of(place))) {
            shell.stream(TAR, out, FROM);
        }
    }

    /** Parts of tables that go by their name; where they go by a number nobody is there to be asked. */
    private static Map<String, String> tables(Map<String, String> counts) {
        var rows = new TreeMap<String, Long>();
        Parts.inArchive(counts).served().rows().forEach((part, count) -> {
            var pieces = part.split("/", -1);
            if (pieces.length == 4 && pieces[0].equals("data") && !pieces[1].equals("system")) {
                rows.merge(Parts.plain(pieces[1]) + "." + Parts.plain(pieces[2]), count, Long::sum);
            }
        });
        var sums = new TreeMap<String, String>();
        rows.forEach((table, count) -> sums.put(table, count + " rows"));
        return sums;
    }

    @Override
    public void release() throws StepException {
        for (var left : helpers()) {
            tools.store().helpers().remove(left);
        }
    }

    @Override
    public boolean left() throws StepException {
        return !helpers().isEmpty();
    }

    private List<ContainerName> helpers() throws StepException {
        return tools.store().helpers().startingWith(store.helper("archive").value());
    }
}
