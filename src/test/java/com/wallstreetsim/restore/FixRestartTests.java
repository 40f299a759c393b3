package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.SiteLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart must not be a first start: an engine posts to the systems of others as soon as it runs. */
final class FixRestartTests {
    private static final String COMPOSE = """
            name: fix-restart-tests
            services:
              postgres:
                image: postgres:16-alpine
                container_name: fix_restart_postgres
                environment: {POSTGRES_USER: u, POSTGRES_PASSWORD: "${POSTGRES_PASSWORD}", POSTGRES_DB: d}
              redis: {image: "redis:7-alpine", container_name: fix_restart_redis}
              clickhouse: {image: "clickhouse/clickhouse-server:latest", container_name: fix_restart_clickhouse}
            """;
    private static final String PM2 = """
            #!/bin/sh
            cd "$(dirname "$0")" || exit 1
            echo "$@" >> typed
            if [ "$1" = jlist ]; then cat jlist; fi
            """;

    @TempDir
    Path temporary;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final TestContext context = new TestContext();
    private Path site;

    @BeforeEach
    void aSite() throws Exception {
        site = Files.createDirectories(temporary.toRealPath().resolve("site/backups"))
                .getParent();
        Files.writeString(site.resolve("docker-compose.db.yml"), COMPOSE);
        Files.writeString(site.resolve(".env"), "POSTGRES_PASSWORD=never-used-anywhere\n");
        Files.writeString(site.resolve("ecosystem.config.js"), "");
        Files.writeString(site.resolve("wss-restore.yaml"), "applications:\n  pm2: ./pm2\nprobes: []\n");
        Files.writeString(site.resolve("pm2"), PM2);
        Files.setPosixFilePermissions(site.resolve("pm2"), PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private void pm2Knows(String... processes) throws IOException {
        Files.writeString(site.resolve("jlist"), "[" + String.join(",", processes) + "]\n");
    }

    private static String process(String name, String status) {
        return "{\"name\":\"%s\",\"pm2_env\":{\"status\":\"%s\"}}".formatted(name, status);
    }

    private List<Step> steps(String fix) throws Exception {
        var state = Files.createDirectories(temporary.resolve("state"));
        var tools = new SiteTools(SiteLoader.load(site), "test", state, executor, Clock.systemUTC());
        var id = new ProcedureId("troubleshoot.application-connection");
        Procedure procedure =
                tools.catalogue(new RecoverySites("test", state, executor, Clock.systemUTC()).procedure(site)).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        var run = new RunId("20261122-184302-" + id.value().replace('.', '-'));
        return procedure.plan(run, Answers.NONE.with("fix", fix)).steps();
    }

    private Outcome restart() throws Exception {
        for (var step : steps("restart")) {
            if (step.id().value().equals("restart-applications")) {
                return step.run(context);
            }
        }
        throw new StepException("no such step", "Look at the plan.");
    }

    private List<String> started() throws IOException {
        return Files.readAllLines(site.resolve("typed")).stream()
                .filter(line -> line.contains("tart"))
                .toList();
    }

    @Test
    void leavesAloneWhatIsStoppedOrWasNeverStarted() throws Exception {
        pm2Knows(process("wss-web", "online"), process("wss-api", "errored"), process("wss-engine", "stopped"));
        assertThat(restart().summary())
                .isEqualTo("restarted wss-web, wss-api; left alone, as wss-engine was not started before");

        pm2Knows(process("wss-web", "online"), process("wss-web", "stopped"), process("wss-api", "online"));
        assertThat(restart().summary())
                .isEqualTo("restarted wss-web, wss-api; left alone, as wss-engine was not started before");

        assertThat(started())
                .hasSize(2)
                .containsOnly("startOrRestart ecosystem.config.js --only wss-web,wss-api --update-env");
    }

    @Test
    void restartsWhatAKilledAttemptLeftStopped() throws Exception {
        pm2Knows(process("wss-web", "online"), process("wss-engine", "stopped"));
        restart();
        pm2Knows(process("wss-web", "stopped"), process("wss-engine", "stopped"));

        assertThat(restart().summary())
                .isEqualTo("restarted wss-web; left alone, as wss-api, wss-engine were not started before");
    }

    @Test
    void isSkippedWhereNothingRuns() throws Exception {
        pm2Knows(process("wss-web", "stopped"));

        assertThat(restart()).isInstanceOf(Outcome.Skipped.class);

        assertThat(started()).isEmpty();
    }

    @Test
    void theDiagnosisProposesNoRestartForWhatIsNotStartedAndSaysHowItIsStarted() throws Exception {
        pm2Knows(process("wss-web", "online"), process("wss-api", "online"));

        var found = (Outcome.Done) steps("no").get(0).run(context);

        assertThat(found.proofs()).extracting(Proof::found).contains("""
                wss-engine is not known to PM2. No fix starts it: it posts to the callback_url of every agent, which \
                cannot be taken back. If this host is to do that now, 'cd %s && %s/pm2 start ecosystem.config.js \
                --only wss-engine' starts it.""".formatted(site, site));
        assertThat(proposals()).noneMatch(words -> words.contains("fix=restart"));
    }

    @Test
    void theDiagnosisProposesARestartForWhatFailed() throws Exception {
        pm2Knows(process("wss-web", "online"), process("wss-api", "errored"), process("wss-engine", "online"));

        steps("no").get(0).run(context);

        assertThat(proposals()).anyMatch(words -> words.contains("fix=restart"));
    }

    private List<String> proposals() {
        var memory = new java.util.HashMap<String, String>();
        for (var i = 1; context.recall("proposal." + i).isPresent(); i++) {
            memory.put("proposal." + i, context.recall("proposal." + i).orElseThrow());
        }
        return Proposal.in(memory).stream().map(Proposal::byHand).toList();
    }
}
