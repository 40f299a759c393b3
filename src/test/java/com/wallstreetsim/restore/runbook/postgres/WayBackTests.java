package com.wallstreetsim.restore.runbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.FakeEngine;
import com.wallstreetsim.restore.adapter.Fakes;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.RowCounts;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.site.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back of a dropped database, and of what a rebuild proves of the new cluster. */
class WayBackTests {
    private static final Path COPY = Path.of("/backups/pre_restore.sql.gz");
    private static final String LIVE = "wallstreetsim";

    private final TestContext context = new TestContext();
    private final FakeEngine engine = new FakeEngine();
    private final Map<String, Fakes.Answer> database = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    private Site site;

    @BeforeEach
    void site(@TempDir Path directory) throws Exception {
        site = FakeEngine.site(directory.resolve("site"));
        database.put("exists", words -> true);
        database.put("comment", words -> Optional.of(LoadBeside.mark(context)));
        database.put("facts", words -> Optional.empty());
        engine.printing(command -> "Filesystem 1024-blocks Used Available Capacity Mounted on\n"
                + "/dev/sda1 1000000 900000 100000 90% /var/lib/postgresql/data\n");
    }

    private RestoreTools tools() {
        var scanned = new Backups.Scanned(
                RowCounts.decode(""), "PostgreSQL 15", 15, 200_000_000L, List.of(), List.of(), List.of());
        return new RestoreTools(
                site,
                Fakes.of(Backups.class, Map.of("scan", words -> scanned)),
                Fakes.of(Database.class, database),
                engine.containers(),
                Fakes.unasked(Compose.class),
                Fakes.unasked(Applications.class),
                Fakes.unasked(HostFiles.class),
                Fakes.unasked(Web.class));
    }

    private LoadSafetyCopy undo() {
        return new LoadSafetyCopy(tools(), LIVE, COPY);
    }

    @Test
    void anUndoWithoutRoomForTwoDatabasesIsRefusedBeforeTheLiveOneIsRenamed() {
        LoadSafetyCopy.begin(context);

        assertThatThrownBy(() -> undo().check(context, Map.of()))
                .isInstanceOfSatisfying(StepException.class, refused -> {
                    assertThat(refused.message())
                            .startsWith("disk too small to load the safety copy beside 'wallstreetsim': about ");
                    assertThat(refused.hint()).startsWith("'wallstreetsim' was not renamed and stays live.");
                });
    }

    @Test
    void itNeedsNoMoreThanTheDatabaseTookBeforeItWasDropped() throws Exception {
        LoadSafetyCopy.begin(context);
        database.put(
                "facts", words -> Optional.of(new Database.DatabaseFacts(LIVE, "wss_user", 90_000_000L, 11, true)));

        undo().check(context, undo().prepare(context));
    }

    @Test
    void anUndoThatLoadsNothingNeedsNoRoom() throws Exception {
        undo().check(context, Map.of());
        LoadSafetyCopy.begin(context);
        database.put("comment", words -> Optional.of("the site's own"));
        undo().check(context, Map.of());
        database.put("exists", words -> false);
        undo().check(context, Map.of());
    }

    @Test
    void aDatabaseWhoseDropWasCutShortTakesLoginsAgain() throws Exception {
        database.put("takeLogins", words -> asked.add("open " + words[0]));

        var outcome = undo().run(context, Map.of());

        assertThat(outcome.summary()).isEqualTo("'wallstreetsim' had not been dropped, or is back already");
        assertThat(asked).containsExactly("open wallstreetsim");
    }

    @Test
    void aDatabaseThatChangedSinceItsCopyIsNotDropped() {
        context.remember(SafetyCopy.ROWS, "");
        context.remember(SafetyCopy.HASHES, new ContentHashes(Map.of("public.orders", "1:77")).encode());
        database.put("drop", words -> {
            ((Database.Approval) words[1]).of(Map.of("public.orders", "2:78"));
            return asked.add("drop " + words[0]);
        });

        assertThatThrownBy(() -> new DropDatabase(tools(), LIVE, COPY).run(context))
                .hasMessage("database 'wallstreetsim' has changed since its safety copy: public.orders");
        assertThat(asked).isEmpty();
    }

    @Test
    void theNumbersOfOldAndNewClusterAreComparedWhereverPgdataIs() throws Exception {
        engine.printing(script -> script.contains("find /old") ? "0807060504030201\n" : "");
        database.put("drop", words -> asked.add("drop " + words[0]));
        database.put("cluster", words -> "7");

        assertThat(proof().expected()).isEqualTo("another than the old " + ProveNewCluster.number("0807060504030201"));

        database.put("cluster", words -> ProveNewCluster.number("0807060504030201"));
        assertThatThrownBy(() -> fresh().run(context)).hasMessageStartingWith("PostgreSQL did not make a new cluster");
        assertThat(asked).containsExactly("drop wallstreetsim");
    }

    @Test
    void anOldVolumeWithoutANumberIsNotComparedAndNotBlamed() throws Exception {
        engine.printing(script -> "");
        database.put("drop", words -> asked.add("drop " + words[0]));
        database.put("cluster", words -> "7");

        assertThat(proof().found()).isEqualTo("7; the old volume has no number to compare it with");
    }

    private Proof proof() throws Exception {
        return ((Outcome.Done) fresh().run(context)).proofs().get(0);
    }

    private ProveNewCluster fresh() {
        var store = new Store(site.postgres().at(), "live", "postgres:16-alpine", FakeEngine.RUN);
        return new ProveNewCluster(tools(), engine.tools(site), store);
    }
}
