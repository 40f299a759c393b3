package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A restore at the point where a fault shall meet it. */
final class HeldRun {
    private static final Pattern ROWS = Pattern.compile("public\\.orders: [1-9][\\d,]* rows");

    private final Running running;
    private final Path directory;
    private Lock second = Lock.NONE;

    private HeldRun(Running running, Path directory) {
        this.running = running;
        this.directory = directory;
    }

    static HeldRun start(Program program, Path backup, String... more) {
        var words = new ArrayList<>(List.of("--set", "backup=" + backup, "--approve", "swap=" + ScratchSite.LIVE));
        words.addAll(List.of(more));
        var running = program.startRestore(words.toArray(String[]::new));
        var id = running.await("run-created").path("run").asText();
        return new HeldRun(running, program.state().resolve("runs").resolve(id));
    }

    /** In the rows of its largest table, with the engine stopped by a signal. */
    static HeldRun inTheLoad(Program program, Path backup) throws Exception {
        var run = start(program, backup);
        run.loadsRows();
        run.signal("STOP");
        assertThat(run.journal()).as("held too late").doesNotContain("\"step\":\"load\",\"summary\"");
        return run;
    }

    /** Between the two renames of the swap: each waits for a lock that somebody else holds. */
    static HeldRun inTheSwap(Program program, Path backup, Postgres postgres) throws Exception {
        try (var first = Lock.on(postgres, ScratchSite.LIVE)) {
            var run = start(program, backup);
            awaiting().until(() -> Lock.awaited(postgres).equals(ScratchSite.LIVE));
            run.second = Lock.on(postgres, run.side());
            first.close();
            awaiting().until(() -> Lock.awaited(postgres).equals(run.side()));
            return run;
        }
    }

    /** Lets the swap go on. */
    void letSwap() throws IOException, InterruptedException {
        second.close();
    }

    /** Waits until rows of the largest table went in. */
    void loadsRows() {
        awaiting().until(() -> ROWS.matcher(journal()).find());
    }

    static ConditionFactory awaiting() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO);
    }

    String journal() throws IOException {
        return Files.readString(directory.resolve("journal.jsonl"));
    }

    /**
     * Lets the engine, which is waiting and has nothing else to write, fill its journal up to the end of a page: on a
     * full disk the very next line then has no room.
     */
    void fillsItsLastPage() throws IOException {
        var page = pageBytes();
        var beside = writes(1) - 1;
        while (journalBytes() % page != 0) {
            var room = page - journalBytes() % page;
            writes((int) (room > beside ? room - beside : room + page - beside));
        }
    }

    /** The bytes that a line takes with a reason of so many characters, once the engine has written it. */
    private long writes(int characters) throws IOException {
        var before = journalBytes();
        tells(characters);
        awaiting().until(() -> journalBytes() > before && journal().endsWith("\n"));
        return journalBytes() - before;
    }

    /** What the engine writes next, once it goes on, has no room in what may be left of its journal's last page. */
    void saysMoreThanAPageHolds() throws IOException {
        tells((int) (2 * pageBytes()));
    }

    /** Somebody takes the run over, giving a reason of so many characters. */
    private void tells(int characters) throws IOException {
        var answers = directory.resolve("answers");
        var whole = Files.writeString(answers.resolve("whole.part"), """
                {"kind": "TAKE_OVER", "gate": "", "attempt": 1, "typed": "%s", "by": "root", "from": "this host"}
                """.formatted("x".repeat(characters)));
        Files.move(whole, answers.resolve("run-" + UUID.randomUUID() + ".json"));
    }

    private long journalBytes() throws IOException {
        return Files.size(directory.resolve("journal.jsonl"));
    }

    private long pageBytes() throws IOException {
        return Files.getFileStore(directory).getBlockSize();
    }

    String output() throws IOException {
        return Files.readString(directory.resolve("output.log"));
    }

    String id() {
        return String.valueOf(directory.getFileName());
    }

    Path directory() {
        return directory;
    }

    Running running() {
        return running;
    }

    String side() {
        return ScratchSite.LIVE + "_restoring_" + stamp();
    }

    String kept() {
        return ScratchSite.LIVE + "_before_" + stamp();
    }

    String undone() {
        return ScratchSite.LIVE + "_undone_" + stamp();
    }

    private String stamp() {
        return id().substring(0, 15).replace('-', '_');
    }

    ProcessHandle engine() throws IOException {
        var pid = Files.readString(directory.resolve("engine.pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    void signal(String name) throws IOException {
        Shell.sh("kill", "-" + name, String.valueOf(engine().pid()));
    }

    Ended end() {
        return running.end();
    }
}
