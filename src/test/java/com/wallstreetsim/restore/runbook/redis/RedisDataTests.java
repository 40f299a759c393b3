package com.wallstreetsim.restore.runbook.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.FakeEngine;
import com.wallstreetsim.restore.adapter.Fakes;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Site;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the steps on Redis do so that no key is lost unsaid. */
class RedisDataTests {
    private final TestContext context = new TestContext();
    private final FakeEngine engine = new FakeEngine();
    private final Map<String, String> info = new HashMap<>();
    private final List<String> asked = new java.util.ArrayList<>();

    private Site site;
    private String snapshot = "ok";

    @BeforeEach
    void site(@TempDir Path directory) throws Exception {
        site = FakeEngine.site(directory.resolve("site"));
        info.put("rdb_last_bgsave_status", "ok");
    }

    private RedisTools tools() {
        return tools(Fakes.of(
                KeyValueStore.class,
                Map.of(
                        "info", words -> Map.copyOf(info),
                        "keys", words -> Long.parseLong(info.getOrDefault("keys", "0")),
                        "setting", words -> words[0].equals("appendfilename") ? "mine.aof" : "mine",
                        "beginSnapshot", words -> saved())));
    }

    private Object saved() {
        asked.add("snapshot");
        info.put("rdb_last_bgsave_status", snapshot);
        return "";
    }

    @SuppressWarnings("NullAway") // these steps have nothing to do with a shelf
    private RedisTools tools(KeyValueStore redis) {
        return new RedisTools(engine.tools(site), redis, null);
    }

    @Test
    void aLoadThatIsTakenUpAgainLeavesAServiceAloneThatSomebodyStartedMeanwhile() {
        engine.with("wss_redis", "running");

        assertThatThrownBy(() -> new LoadRdb(tools(), FakeEngine.redis(site), Path.of("/b/dump.rdb")).run(context))
                .isInstanceOfSatisfying(StepException.class, refused -> {
                    assertThat(refused.message()).isEqualTo("container 'wss_redis' is running and uses the volume");
                    assertThat(refused.hint()).contains("'resume' deletes that and goes on");
                });
        assertThat(engine.done()).isEmpty();
    }

    @Test
    void aRepairThatIsTakenUpAgainLeavesAServiceAloneThatSomebodyStartedMeanwhile() {
        engine.with("wss_redis", "restarting");
        context.remember("aof.file", "appendonlydir/appendonly.aof.1.incr.aof");

        assertThatThrownBy(() -> new RepairAof(tools(), FakeEngine.redis(site)).run(context))
                .hasMessage("container 'wss_redis' is restarting and uses the volume");
        assertThat(engine.done()).isEmpty();
    }

    @Test
    void whatIsInMemoryAloneIsWrittenDownBeforeAStop() throws Exception {
        info.putAll(Map.of("aof_enabled", "0", "rdb_changes_since_last_save", "1500"));

        assertThat(new SaveBeforeStop(tools()).look(context))
                .isEqualTo("Redis wrote a snapshot of the 1,500 changes that it held in memory alone");
        assertThat(asked).containsExactly("snapshot");
    }

    @Test
    void aStopThatWouldLoseWhatCannotBeWrittenDownIsRefusedWithTheNumbers() {
        info.putAll(Map.of("aof_enabled", "0", "rdb_changes_since_last_save", "1500"));
        snapshot = "err";

        assertThatThrownBy(() -> new RestartRedis(tools()).look(context))
                .isInstanceOfSatisfying(StepException.class, refused -> {
                    assertThat(refused.message())
                            .isEqualTo(
                                    "1,500 changes since the last snapshot are in the memory of Redis alone, it keeps no"
                                            + " append-only file, and: Redis could not write its snapshot: rdb_last_bgsave_status"
                                            + " is err");
                    assertThat(refused.hint()).contains("'docker stop wss_redis'");
                });
    }

    @Test
    void aRedisThatKeepsAnAppendOnlyFileOrHasNothingNewIsNotMadeToWrite() throws Exception {
        info.putAll(Map.of("aof_enabled", "1", "rdb_changes_since_last_save", "1500"));
        assertThat(new SaveBeforeStop(tools()).look(context)).isEqualTo("Redis has its keys on its disk");
        info.putAll(Map.of("aof_enabled", "0", "rdb_changes_since_last_save", "0"));
        assertThat(new SaveBeforeStop(tools()).look(context)).isEqualTo("Redis has its keys in its snapshot");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRedisThatDoesNotAnswerMayBeStoppedAndThatIsSaid() throws Exception {
        var silent = Fakes.of(KeyValueStore.class, Map.of("info", words -> {
            throw new StepException("Redis does not answer at 127.0.0.1:6379", "Wait.");
        }));

        assertThat(new SaveBeforeStop(tools(silent)).look(context))
                .isEqualTo("Redis does not answer, so what it holds in memory alone is lost: Redis does not answer at"
                        + " 127.0.0.1:6379");
    }

    @Test
    void theTemporaryServerNamesItsFilesAsTheServiceDoes() throws Exception {
        info.put("aof_enabled", "1");
        new SaveBeforeStop(tools()).look(context);

        new TemporaryRedis(
                        tools(), FakeEngine.redis(site), FakeEngine.redis(site).helper("server"))
                .start(context);

        assertThat(engine.done().get(0)).contains("--appendfilename, mine.aof, --appenddirname, mine, --appendonly");
    }

    @Test
    void keysThatMayExpireAreNotAllGoneWithoutATrace() {
        var counted = new KeyCount(1000, 1000);

        assertThat(counted.still(0, 0, 100).holds()).isFalse();
        assertThat(counted.still(0, 1000, 100).holds()).isTrue();
        assertThat(counted.still(950, 0, 100).holds()).isTrue();
        assertThat(counted.still(800, 0, 100).holds()).isFalse();
        assertThat(counted.still(800, 150, 100).holds()).isTrue();
        assertThat(new KeyCount(1000, 10).still(900, 100, 1).holds())
                .as("keys without a time to live do not expire")
                .isFalse();
        assertThat(new KeyCount(0, 0).still(0, 0, 0).holds()).isTrue();
    }

    @Test
    void aRestoreThatBroughtNoneOfManyKeysIsNotProven() throws Exception {
        info.putAll(Map.of("keys", "0", "loading", "0"));
        ProveRedis.expect(context, new KeyCount(500, 500));

        assertThatThrownBy(() -> ProveRedis.afterLoad(tools()).run(context))
                .isInstanceOfSatisfying(StepException.class, failed -> {
                    assertThat(failed.message()).isEqualTo("Redis: keys is 0, expected 500, of which 500 may expire");
                    assertThat(failed.hint()).endsWith("undo puts back what the run replaced.");
                });

        info.put("rdb_last_load_keys_expired", "200");
        info.put("expired_keys", "300");
        assertThat(ProveRedis.afterLoad(tools()).run(context).summary()).isEqualTo("Redis serves 0 keys");
    }

    @Test
    void aRestartPromisesNoUndo() {
        info.putAll(Map.of("keys", "3", "loading", "0"));
        ProveRedis.expect(context, new KeyCount(500, 0));

        assertThatThrownBy(() -> ProveRedis.afterRestart(tools()).run(context))
                .isInstanceOfSatisfying(
                        StepException.class,
                        failed -> assertThat(failed.hint()).contains("there is nothing that undo could put back"));
    }
}
