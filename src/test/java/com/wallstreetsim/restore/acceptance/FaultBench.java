package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A site to which faults happen, the backup that is restored meanwhile, and what has to hold after each. */
final class FaultBench implements AutoCloseable {
    static final String LIVE = ScratchSite.LIVE;
    static final String UNTOUCHED = "the live database 'wallstreetsim' was not touched";
    private static final int ORDERS = 40_000;

    private final ScratchSite site;
    private final Path place;
    private final Path backup;
    private final String old;
    private final String restored;
    private final FaultPages pages;
    private Program program;

    FaultBench(ScratchSite site, Path place) throws IOException, InterruptedException {
        this.site = site;
        this.place = place;
        this.backup = SmallDump.slowWithNotes(site.directory().resolve("backups/big.sql"), ORDERS);
        this.old = postgres().hash(LIVE);
        this.restored = byPsql();
        this.pages = new FaultPages(place);
        this.program = site.program(place.resolve("none"));
    }

    private String byPsql() {
        postgres().ask("postgres", "CREATE DATABASE by_psql TEMPLATE template0");
        postgres().psql("by_psql", backup);
        var hash = postgres().hash("by_psql");
        postgres().drop("by_psql");
        return hash;
    }

    ScratchSite site() {
        return site;
    }

    Postgres postgres() {
        return site.postgres();
    }

    FaultPages pages() {
        return pages;
    }

    Path backup() {
        return backup;
    }

    Program program() {
        return program;
    }

    /** Old data, nothing beside it, and a state directory that nothing happened in. */
    void beginAnew() throws IOException {
        Leftovers.endIn(place);
        use(site.program(Files.createTempDirectory(place, "state")));
        bringUp();
        for (var left : postgres().databases(LIVE + "\\_")) {
            postgres().drop(left);
        }
        if (!postgres().databases(LIVE).contains(LIVE) || !live().equals("old")) {
            site.oldDataAgain();
        }
        assertThat(live()).isEqualTo("old");
    }

    /** Whatever state a row that failed left the server in, and whoever still holds locks there. */
    private void bringUp() {
        var container = postgres().container();
        postgres().docker("start", container);
        if (postgres()
                .docker("inspect", "-f", "{{len .NetworkSettings.Networks}}", container)
                .strip()
                .equals("0")) {
            postgres().docker("network", "connect", site.network(), container);
        }
        site.awaitReady();
        postgres()
                .ask(
                        "postgres",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }

    void use(Program other) {
        program = other;
    }

    HeldRun heldInTheLoad() throws Exception {
        return HeldRun.inTheLoad(program, backup);
    }

    HeldRun heldInTheSwap() throws Exception {
        return HeldRun.inTheSwap(program, backup, postgres());
    }

    /** {@code old}, {@code restored}, or what it is instead. */
    String live() {
        if (!postgres().databases(LIVE).contains(LIVE)) {
            return "missing";
        }
        var hash = postgres().hash(LIVE);
        return hash.equals(old) ? "old" : hash.equals(restored) ? "restored" : "a mixture: " + hash;
    }

    /** The live data is this, and beside it are these databases only. */
    void holds(String live, String... beside) {
        assertThat(live()).isEqualTo(live);
        assertThat(postgres().databases(LIVE + "\\_")).containsExactlyInAnyOrder(beside);
    }

    /** Calls a command on the run and gives its result. */
    String then(String command, HeldRun run) throws IOException {
        var ended = program.call(command, run.id(), "--approve", "swap=" + LIVE);
        locksAreFree(run);
        return ended.last().path("result").asText(ended.said());
    }

    void locksAreFree(HeldRun run) {
        // An engine that has said its last word still writes its report.
        HeldRun.awaiting().untilAsserted(() -> allFree(run));
    }

    private void allFree(HeldRun run) throws IOException {
        try (var locks = Files.newDirectoryStream(program.state().resolve("locks"), "*.lock")) {
            for (var lock : locks) {
                isFree(lock);
            }
        }
        isFree(run.directory().resolve("engine.lock"));
    }

    private static void isFree(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            assertThat(lock).as(file + " is free").isNotNull();
        }
    }

    /** How a run ended, without what differs from run to run. */
    String said(HeldRun run, Ended ended) {
        return plain(ended.said(), run);
    }

    /** The page that opens for the run, as one line of text. */
    String page(HeldRun run, String word) throws IOException, InterruptedException {
        return plain(pages.of(program, run, word).replaceAll("\\s+", " "), run);
    }

    /** The run ended like this and nothing is left of it: on the screen, in the data, in the locks. */
    void unchanged(String fault, String when, HeldRun run, String result, String message, String hint)
            throws IOException, InterruptedException {
        var ended = run.end();
        assertThat(said(run, ended)).isEqualTo("%s%n%s%n%s%n%s".formatted(result, message, hint, UNTOUCHED));
        locksAreFree(run);
        holds("old");
        assertThat(page(run, "Whole run"))
                .contains(message + " unchanged: " + UNTOUCHED + " next: " + hint + " Whole run")
                .contains("not now: nothing has been changed", "not now: nothing is kept");
        row(fault, when, run, ended);
    }

    /** It came to its end as if nothing had happened. */
    void completed(String fault, String when, HeldRun run, Ended ended) throws IOException, InterruptedException {
        assertThat(said(run, ended)).isEqualTo("exit 0, completed%ncompleted%n%n".formatted());
        locksAreFree(run);
        holds("restored", run.kept());
        assertThat(page(run, "Whole run")).contains("COMPLETED", "public.orders 40,000 40,000");
        row(fault, when, run, ended);
    }

    /** Notes what became of a fault. */
    void row(String fault, String when, HeldRun run, Ended ended) {
        var live = postgres().isReady() ? live() : "looked at later";
        FaultTable.row(fault, when, String.valueOf(ended.exit()), said(run, ended), live);
    }

    String plain(String text, HeldRun run) {
        return text.replace(run.id(), "RUN")
                .replace(run.id().substring(0, 15).replace('-', '_'), "STAMP")
                .replace(postgres().container(), "CONTAINER")
                .replace(place.toString(), "PLACE")
                .replaceAll("near line [\\d,]+", "near line N");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Leftovers.endIn(place);
        pages.close();
        site.close();
    }

    /** Closes one that may not have come up. */
    static void close(@Nullable FaultBench bench) throws IOException, InterruptedException {
        if (bench != null) {
            bench.close();
        }
    }
}
