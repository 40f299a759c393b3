package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.StatusJson;
import com.wallstreetsim.restore.frontend.text.OverviewText;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wss-restore quarantine}: what runs keep in volumes, known by the volumes' labels alone. */
@Command(
        name = "quarantine",
        header = "Lists, puts back or removes the volumes that runs keep.",
        description =
                "A rebuild or restore moves the old data into a volume of its own. Closing its run removes that; these"
                        + " commands work on it also when the run's directory is gone.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  wss-restore quarantine list",
            "  wss-restore quarantine restore wss_redis_data_before_20261122_184302 \\",
            "      --approve quarantine=wss_redis"
        })
final class QuarantineCommand implements Callable<Integer> {
    private final RestoreCommand root;

    QuarantineCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        return new Lister(root).call();
    }

    /** {@code wss-restore quarantine list}. */
    @Command(
            name = "list",
            header = "Lists the volumes that runs keep, newest first.",
            description = "Only looks.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  wss-restore quarantine list --json"})
    static final class Lister implements Callable<Integer> {
        private final RestoreCommand root;

        @Option(names = "--json", description = "One JSON object per volume, one per line.")
        boolean json;

        Lister(RestoreCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() throws StepException, InterruptedException {
            var kept = root.context().installation().kept(root.options()).list();
            var out = root.context().out();
            if (json) {
                kept.forEach(volume -> out.print(StatusJson.kept(volume) + "\n"));
            } else if (kept.isEmpty()) {
                out.println("No run keeps a volume.");
            } else {
                kept.forEach(volume -> OverviewText.kept(volume).forEach(out::println));
            }
            return 0;
        }
    }

    /** {@code wss-restore quarantine restore}. */
    @Command(
            name = "restore",
            header = "Puts a kept volume's data back in place.",
            description = "What is there now is kept in its turn; the run can be undone. Behind the gate of the step"
                    + " 'quarantine', whose phrase is the container's name.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example:",
                "  wss-restore quarantine restore wss_redis_data_before_20261122_184302 \\",
                "      --approve quarantine=wss_redis"
            })
    static final class Restorer implements Callable<Integer> {
        private final RestoreCommand root;

        @Parameters(index = "0", paramLabel = "<volume>", description = "Its name, as 'list' shows it.")
        String volume = "";

        @Mixin
        Following following = new Following();

        Restorer(RestoreCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() throws StepException, InterruptedException {
            return new Starting(root, following).run("quarantine.restore", Map.of("kept", volume), false);
        }
    }

    /** {@code wss-restore quarantine remove}. */
    @Command(
            name = "remove",
            header = "Removes a kept volume for good.",
            description = "Behind the gate of the step 'remove', whose phrase is the volume's name.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example:",
                "  wss-restore quarantine remove wss_redis_data_before_20261122_184302 \\",
                "      --approve remove=wss_redis_data_before_20261122_184302"
            })
    static final class Remover implements Callable<Integer> {
        private final RestoreCommand root;

        @Parameters(index = "0", paramLabel = "<volume>", description = "Its name, as 'list' shows it.")
        String volume = "";

        @Mixin
        Following following = new Following();

        Remover(RestoreCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() throws StepException, InterruptedException {
            return new Starting(root, following).run("quarantine.remove", Map.of("kept", volume), false);
        }
    }
}
