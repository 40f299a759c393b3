package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.util.List;
import java.util.Optional;

/** Checks the append-only files of a volume that is mounted read-only. */
public final class AofCheck {
    static final String CHECK = "exec redis-check-aof \"$1\"";

    // A line that begins a command; a value may look like one, so that this is the most there can be.
    private static final String COUNT = "tail -c +\"$2\" \"$1\" | grep -a -c '^\\*[0-9][0-9]*.$' || true";

    private static final String SPACE = """
            set -- $(du -sk "$1") $(df -Pk "$2" | tail -n 1)
            echo "$1 $6"
            """;

    // The checker opens for writing even when it only checks, so that it is given a copy, in the helper's own disk
    // space.
    private static final String COPY = """
            set -e
            mkdir /wss-aof
            cd "$1"
            for f in */*.manifest */*.aof */*.rdb *.aof; do
              if [ -e "$f" ]; then mkdir -p "/wss-aof/$(dirname "$f")"; cp -a "$f" "/wss-aof/$f"; fi
            done
            """;
    private static final String ASIDE = "/wss-aof";

    private final RedisTools tools;
    private final Store store;

    public AofCheck(RedisTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    /** Whether the volume holds anything of an append-only file; one that keeps none is not blamed for it. */
    public boolean anythingThere() throws StepException, InterruptedException {
        try (var shell = open()) {
            return shell.must(AofFiles.LIST, RedisTools.DATA).contains(".aof");
        }
    }

    /**
     * Reads every file to its end; what the checker prints goes to the run's output.
     *
     * @throws StepException when files are missing, or one is damaged that cannot be repaired
     */
    public Found look(StepContext context) throws StepException, InterruptedException {
        try (var shell = open()) {
            refuseWithoutSpace(shell, "/");
            shell.must(COPY, RedisTools.DATA);
            var files = AofFiles.of(ASIDE, shell.must(AofFiles.LIST, ASIDE));
            var checked = shell.run(CHECK, Optional.empty(), files.target());
            var said = checked.text() + checked.result().standardError();
            said.lines().forEach(context::say);
            var report = AofReport.of(files, checked.result().exitCode(), said);
            var commands = Long.parseLong(shell.must(COUNT, files.last(), Long.toString(report.good() + 1)));
            return new Found(files, report, commands);
        }
    }

    /** The repaired copy stands beside the original until the run is closed. */
    void refuseWithoutSpace() throws StepException, InterruptedException {
        try (var shell = open()) {
            refuseWithoutSpace(shell, RedisTools.DATA);
        }
    }

    private void refuseWithoutSpace(HelperShell shell, String where) throws StepException, InterruptedException {
        var kilobytes = shell.must(SPACE, RedisTools.DATA, where).split(" ", -1);
        var needed = Long.parseLong(kilobytes[0]) << 10;
        var free = Long.parseLong(kilobytes[1]) << 10;
        if (free < needed) {
            throw new StepException(
                    "a copy of volume '%s' needs %s and %s is free"
                            .formatted(store.volume(), Words.size(needed), Words.size(free)),
                    "Free %s on the disk of Docker, then start again.".formatted(Words.size(needed - free)));
        }
    }

    private HelperShell open() throws StepException {
        return HelperShell.open(
                tools.store(),
                store,
                "check-aof",
                List.of(new Helper.Place(true, store.volume(), RedisTools.DATA, false)));
    }

    /** What the files are like: whole, or damaged at the end of the last one. */
    public static final class Found {
        private final AofFiles files;
        private final AofReport report;
        private final long commands;

        private Found(AofFiles files, AofReport report, long commands) {
            this.files = files;
            this.report = report;
            this.commands = commands;
        }

        public boolean damaged() {
            return report.damaged().isPresent();
        }

        /** {@code 34 of 9,873,665 bytes at the end of appendonly.aof.1.incr.aof, up to 1 commands}. */
        public String words() {
            return damaged()
                    ? "%,d of %,d bytes at the end of %s, up to %,d %s"
                            .formatted(
                                    report.cut(),
                                    files.size(files.last()),
                                    fileName(),
                                    commands,
                                    commands == 1 ? "command" : "commands")
                    : "nothing, %,d files with %s are whole"
                            .formatted(files.named().size(), Words.size(files.total()));
        }

        /** Its path within the volume. */
        String file() {
            return files.last().substring(ASIDE.length() + 1);
        }

        String fileName() {
            return AofReport.name(files.last());
        }

        AofReport report() {
            return report;
        }

        long totalBytes() {
            return files.total();
        }

        List<Proof> proofs() {
            return List.of(
                    Proof.seen(
                            "files Redis loads",
                            "%,d, %s".formatted(files.named().size(), Words.size(files.total()))),
                    Proof.seen("damaged", fileName()),
                    Proof.seen("whole up to byte", "%,d".formatted(report.good())),
                    Proof.seen("bytes to be cut", "%,d".formatted(report.cut())),
                    Proof.seen("commands to be cut, at most", "%,d".formatted(commands)));
        }
    }
}
