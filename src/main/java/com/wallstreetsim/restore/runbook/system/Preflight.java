package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks whether this host can carry the site: programs and their versions, ports, disk, clock. */
final class Preflight extends Work {
    private static final long NEEDED = 512L << 20;
    private static final long COMFORTABLE = 4L << 30;
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String DOCKER_FIX = "Install Docker Engine 20.10 or newer and start it.";

    private final RecoverTools tools;
    private final RecoverAnswers answers;

    Preflight(RecoverTools tools, RecoverAnswers answers) {
        super(Head.looking(
                "preflight",
                "Check this host: programs, ports, disk, clock",
                "git --version; node --version; pnpm --version; pm2 --version",
                "docker version; docker compose version",
                "ss -ltnp | grep -E ':(3000|5432|6379|8080|8123|9000) '",
                "df -h '%s'; timedatectl".formatted(answers.into())));
        this.tools = tools;
        this.answers = answers;
    }

    /** Before a plan is started nothing stands in the way of looking: the plan page shows the table. */
    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        return new Preview(look().stream().map(Finding::fact).toList());
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        return Findings.judge(look(), context);
    }

    private List<Finding> look() throws StepException, InterruptedException {
        var findings = new ArrayList<Finding>();
        if (answers.code() instanceof CodeSource.Git) {
            findings.add(Program.GIT.look(tools.commands(), here()));
        }
        findings.add(Program.NODE.look(tools.commands(), here()));
        findings.add(Program.PNPM.look(tools.commands(), here()));
        findings.add(pm2());
        findings.add(docker());
        findings.add(compose());
        findings.add(disk());
        findings.add(clock());
        findings.addAll(ports());
        return findings;
    }

    /** The site file may name a PM2 of its own; it is asked for again before anything is started. */
    private Finding pm2() throws InterruptedException {
        var found = Program.PM2.look(tools.commands(), here());
        return found.blocks() && !tools.commands().exists("pm2")
                ? Finding.warn(
                        found.what(), found.found(), found.expected(), found.fix() + " Or name it in wss-restore.yaml.")
                : found;
    }

    private Finding docker() {
        try {
            return new Program("Docker", List.of("docker"), "20.10", DOCKER_FIX)
                    .judged(tools.containers().engineVersion());
        } catch (StepException e) {
            return Finding.block("Docker", e.message(), "20.10 or newer", e.hint());
        }
    }

    private Finding compose() throws InterruptedException {
        var fix = "Install the Compose plugin (package docker-compose-plugin or docker-compose-v2).";
        var plugin = new Program("Compose", List.of("docker", "compose", "version", "--short"), "2.0", fix);
        var found = plugin.look(tools.commands(), here());
        if (!found.blocks()) {
            return found;
        }
        var program = new Program("Compose", List.of("docker-compose", "version", "--short"), "1.29", fix);
        var old = program.look(tools.commands(), here());
        return old.blocks() ? found : old;
    }

    private Finding disk() throws StepException {
        var free = tools.files().space(answers.into()).freeBytes();
        var expected = Words.size(COMFORTABLE) + " or more";
        var fix = "Free some space on the disk of %s.".formatted(answers.into());
        if (free < NEEDED) {
            return Finding.block("disk", Words.size(free) + " free", expected, fix);
        }
        return free < COMFORTABLE
                ? Finding.warn("disk", Words.size(free) + " free", expected, fix)
                : Finding.pass("disk", Words.size(free) + " free", expected);
    }

    /** A clock that is behind makes the newest backup come from the future; one that nobody sets is a warning. */
    private Finding clock() throws StepException, InterruptedException {
        var now = tools.clock().instant();
        var expected = "set by the network";
        try {
            var written = Files.getLastModifiedTime(answers.backup()).toInstant();
            if (written.isAfter(now.plus(AHEAD))) {
                return Finding.block(
                        "clock",
                        "%s, but the backup was written at %s".formatted(Words.time(now), Words.time(written)),
                        expected,
                        "Set the clock of this host: 'timedatectl set-ntp true'.");
            }
        } catch (IOException e) {
            throw new StepException(
                    "backup '%s' cannot be read: %s".formatted(answers.backup(), e.getMessage()),
                    "Choose a backup again.",
                    e);
        }
        return synchronised().orElse("").equals("no")
                ? Finding.warn("clock", "not set by the network", expected, "'timedatectl set-ntp true' cures it.")
                : Finding.pass("clock", Words.time(now), expected);
    }

    private Optional<String> synchronised() throws InterruptedException {
        if (!tools.commands().exists("timedatectl")) {
            return Optional.empty();
        }
        try {
            var command = List.of("timedatectl", "show", "-p", "NTPSynchronized", "--value");
            var ended = tools.commands().run(new Call(command, here(), Map.of(), LIMIT), line -> {});
            return ended.output().stream().findFirst();
        } catch (StepException e) {
            return Optional.empty(); // no systemd, no word about the clock
        }
    }

    private List<Finding> ports() throws StepException, InterruptedException {
        var known = tools.destinations().describesSite(answers.into())
                && Files.exists(answers.into().resolve(".env"));
        return known ? new Ports().of(tools.destinations().open(answers.into())) : new Ports().usual();
    }

    /** The nearest directory that is there: programs have to be started somewhere. */
    private Path here() {
        return tools.here();
    }
}
