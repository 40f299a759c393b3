package com.wallstreetsim.restore.runbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.FakeEngine;
import com.wallstreetsim.restore.adapter.Fakes;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.RowCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a damaged live database does not tell must not keep anybody from replacing it. */
final class SwapFactsTests {
    private static final StepException DAMAGED =
            new StepException("the server says: invalid page in block 7 of relation base/5/16384", "Restore.");

    @TempDir
    Path directory;

    private final Map<String, Fakes.Answer> answers = new HashMap<>();
    private final TestContext context = new TestContext();
    private SwapFacts facts;

    @BeforeEach
    void aSite() throws Exception {
        answers.put("exists", words -> true);
        answers.put("facts", words -> Optional.of(new Database.DatabaseFacts("live", "o", 1 << 20, 11, true)));
        answers.put("newestRow", words -> Optional.of(Instant.parse("2026-11-22T16:00:00Z")));
        answers.put("rowsSince", words -> Map.of("public.orders", 5L));
        context.remember("proven.rows", new RowCounts(Map.of("public.orders", 7L)).encode());
        var tools = new RestoreTools(
                FakeEngine.site(directory.toRealPath()),
                Fakes.unasked(Backups.class),
                Fakes.of(Database.class, answers),
                Fakes.unasked(Containers.class),
                Fakes.unasked(Compose.class),
                Fakes.unasked(Applications.class),
                Fakes.unasked(HostFiles.class),
                Fakes.unasked(Web.class));
        var names = new DatabaseNames("live", "side", "kept", "undone");
        facts = new SwapFacts(tools, new RestoreChoices(names, Path.of("/b.sql.gz"), false));
    }

    @Test
    void measuresWhatASoundOneTells() throws Exception {
        assertThat(facts.all(context))
                .contains(new Fact("goes away", "live, 1.0 MiB, 11 tables, newest row 22 Nov 16:00:00"))
                .extracting(Fact::label)
                .contains("kept", "left behind");
    }

    @Test
    void saysWhatATableWithABadPageDoesNotTell() throws Exception {
        answers.put("newestRow", words -> {
            throw DAMAGED;
        });

        assertThat(facts.all(context))
                .contains(
                        new Fact("goes away", "live, 1.0 MiB, 11 tables, newest row: not known: " + DAMAGED.message()))
                .extracting(Fact::label)
                .contains("comes", "kept", "left behind");
    }

    @Test
    void saysThatOneNobodyCanLogInToIsReplacedAllTheSame() throws Exception {
        answers.put("facts", words -> {
            throw DAMAGED;
        });
        answers.put("rowsSince", answers.get("facts"));

        assertThat(facts.all(context))
                .contains(new Fact("goes away", "live: not known: " + DAMAGED.message()))
                .contains(new Fact("kept", "kept until you close the run"));
    }

    @Test
    void waitsForAServerThatIsAway() {
        answers.put("newestRow", words -> {
            throw new AwayException("it is starting", "Wait.", null);
        });

        assertThatThrownBy(() -> facts.all(context)).isInstanceOf(AwayException.class);
    }
}
