package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.EngineStarter;
import com.wallstreetsim.restore.run.FileRuns;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.StepView;
import com.wallstreetsim.restore.site.SiteLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that an earlier build of the program recorded. A failure here means that runs which stand interrupted on servers
 * could not be taken up any more: give the plan a new version, so that they are refused with that reason.
 */
final class RecordedPlanTests {
    private static final String COMPOSE = """
            name: wss
            services:
              postgres:
                image: postgres:16-alpine
                container_name: wss_postgres
                environment: {POSTGRES_USER: wss_user, POSTGRES_PASSWORD: "${POSTGRES_PASSWORD}", POSTGRES_DB: wallstreetsim}
              redis: {image: "redis:7-alpine", container_name: wss_redis}
              clickhouse: {image: "clickhouse/clickhouse-server:latest", container_name: wss_clickhouse}
            """;

    @TempDir
    Path temporary;

    private List<Procedure> catalogue = List.of();
    private Path state;

    @BeforeEach
    void site() throws Exception {
        var site = Files.createDirectories(temporary.toRealPath().resolve("site/backups"))
                .getParent();
        Files.writeString(site.resolve("docker-compose.db.yml"), COMPOSE);
        Files.writeString(site.resolve(".env"), "POSTGRES_PASSWORD=recorded-secret\n");
        Files.writeString(site.resolve("ecosystem.config.js"), "");
        state = Files.createDirectories(temporary.resolve("state/runs")).getParent();
        var executor = Executors.newCachedThreadPool();
        catalogue = new SiteTools(SiteLoader.load(site), "test", state, executor, Clock.systemUTC())
                .catalogue(new RecoverySites("test", state, executor, Clock.systemUTC()).procedure(site));
        executor.shutdown();
    }

    private FileRuns runs() {
        var who = new Identity("anna (as root)", "10.0.0.7", "db1");
        var setting = new FileRuns.Setting("/srv/wss", Mode.LIVE, who, "0.1.0", Clock.systemUTC());
        return new FileRuns(state, setting, new EngineStarter(List.of("true")));
    }

    private RunId recorded(String name) throws IOException {
        var run = new RunId("20261122-184302-postgres-restore");
        var directory = Files.createDirectories(
                        state.resolve("runs").resolve(run.value()).resolve("answers"))
                .getParent();
        for (var file : List.of("plan.json", "journal.jsonl")) {
            var resource = "/recorded/%s/%s".formatted(name, file);
            try (var in = Objects.requireNonNull(getClass().getResourceAsStream(resource), resource)) {
                Files.copy(in, directory.resolve(file));
            }
        }
        return run;
    }

    @ParameterizedTest
    @ValueSource(strings = {"beside", "drop-first"})
    void isTakenUpByThisVersion(String name) throws Exception {
        var check = runs().check(recorded(name), catalogue);
        assertThat(check.steps()).extracting(StepView::id).contains("scan", "load", "prove", "health");
        assertThat(check.steps()).extracting(StepView::id).contains(name.equals("beside") ? "swap" : "place");
    }

    @Test
    void isRefusedWithTheReasonByAVersionWithAnotherPlan() throws Exception {
        var run = recorded("beside");
        var changed = catalogue.stream()
                .map(procedure -> procedure.id().value().equals("postgres.restore") ? new Newer(procedure) : procedure)
                .toList();
        assertThatThrownBy(() -> runs().check(run, changed))
                .isInstanceOf(StepException.class)
                .hasMessage("run 20261122-184302-postgres-restore cannot be taken up: its plan has version 1,"
                        + " this program's has version 2 (made by 0.1.0, this is 0.1.0)");
        assertThatThrownBy(() -> runs().check(run, List.of()))
                .hasMessageContaining("this version has no procedure 'postgres.restore'");
    }

    /** The procedure as a later version may have it. */
    private record Newer(Procedure before) implements Procedure {
        @Override
        public ProcedureId id() {
            return before.id();
        }

        @Override
        public String title() {
            return before.title();
        }

        @Override
        public String purpose() {
            return before.purpose();
        }

        @Override
        public Impact impact() {
            return before.impact();
        }

        @Override
        public String group() {
            return before.group();
        }

        @Override
        public List<Question> questions(Answers soFar) {
            return before.questions(soFar);
        }

        @Override
        public Plan plan(RunId run, Answers answers) throws StepException {
            var plan = before.plan(run, answers);
            return new Plan(
                    plan.procedure(),
                    plan.version() + 1,
                    plan.title(),
                    plan.run(),
                    plan.answers(),
                    plan.steps(),
                    plan.resources(),
                    plan.untouched());
        }
    }
}
