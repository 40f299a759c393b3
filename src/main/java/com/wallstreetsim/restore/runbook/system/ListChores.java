package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Applications.Application;
import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for what a new server still lacks when the site runs. */
final class ListChores extends Work {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Path SYSTEM_CRON = Path.of("/etc/cron.d");
    private static final Path UNITS = Path.of("/etc/systemd/system");

    private final RecoverTools tools;
    private final RecoverAnswers answers;

    ListChores(RecoverTools tools, RecoverAnswers answers) {
        super(Head.looking(
                "chores",
                "List what is left to do",
                "crontab -l; ls /etc/cron.d",
                "systemctl list-unit-files 'pm2-*'"));
        this.tools = tools;
        this.answers = answers;
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var chores = new ArrayList<Proof>();
        chores.add(cron());
        chores.add(startup());
        chores.add(Proof.seen(
                "backups of this host",
                "TO DO: 'backup.now', then restore that backup here once: only that proves it"));
        if (!answers.startsEngine()) {
            chores.add(engine());
        }
        chores.forEach(chore -> context.say(chore.what() + ": " + chore.found()));
        var open = chores.stream()
                .filter(chore -> chore.found().startsWith("TO DO"))
                .count();
        return Outcome.proven("%d things are left to do".formatted(open), chores);
    }

    private Proof cron() throws InterruptedException {
        var what = "nightly backup";
        return Stream.concat(ownCron().stream(), systemCron().stream())
                .filter(line -> !line.strip().startsWith("#") && line.contains("backup"))
                .findFirst()
                .map(line -> Proof.seen(what, "there: " + line.strip()))
                .orElse(Proof.seen(
                        what,
                        "TO DO: no cron entry; add '0 2 * * * cd %s && ./backup-postgres.sh'"
                                .formatted(answers.into())));
    }

    private List<String> ownCron() throws InterruptedException {
        try {
            var call = new Call(List.of("crontab", "-l"), tools.here(), Map.of(), LIMIT);
            return tools.commands().exists("crontab")
                    ? tools.commands().run(call, line -> {}).output()
                    : List.of();
        } catch (StepException e) {
            return List.of(); // a cron that does not answer runs no backup either
        }
    }

    private static List<String> systemCron() {
        var lines = new ArrayList<String>();
        if (Files.isDirectory(SYSTEM_CRON)) {
            try (var files = Files.newDirectoryStream(SYSTEM_CRON)) {
                for (var file : files) {
                    lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException | DirectoryIteratorException e) {
                lines.add("# not readable: " + e);
            }
        }
        return lines;
    }

    private static Proof startup() throws StepException {
        var units = Files.isDirectory(UNITS) ? Trees.names(UNITS) : List.<String>of();
        var what = "start with the host";
        return units.stream()
                .filter(name -> name.startsWith("pm2-"))
                .findFirst()
                .map(name -> Proof.seen(what, "there: " + name))
                .orElse(Proof.toDo(what, "'pm2 startup' and the command it prints"));
    }

    private Proof engine() throws StepException, InterruptedException {
        var site = tools.destinations().open(answers.into());
        var running = site.applications().apply(site.engines()).list().stream()
                .filter(Application::running)
                .findFirst();
        if (running.isPresent()) {
            return Proof.toDo(
                    "engine",
                    "%s runs, which nobody here started".formatted(running.get().name()));
        }
        return Proof.toDo(
                "engine",
                "not started; %s, starting it calls them: '%s'"
                        .formatted(
                                Callbacks.of(site).words(),
                                site.site()
                                        .applications()
                                        .startByHand(site.site().directory(), site.engines())));
    }
}
