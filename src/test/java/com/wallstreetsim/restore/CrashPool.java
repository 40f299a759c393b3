package com.wallstreetsim.restore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Performs rows on several sites at once, and writes the table. */
final class CrashPool implements AutoCloseable {
    private final ExecutorService executor;
    private final BlockingQueue<CrashMatrix> idle;
    private final List<CrashMatrix> all = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Instant began = Instant.now();
    private final Path directory;
    private final Path table;
    private int failed;

    /**
     * @param directory for the sites and the runs
     * @param table the file for a line about each row
     */
    CrashPool(Path directory, Path table, int sites) throws Exception {
        this.directory = directory;
        this.table = table;
        executor = Executors.newFixedThreadPool(sites);
        idle = new ArrayBlockingQueue<>(sites);
        var program = new CrashProgram(directory.resolve("classes.jsa"));
        var times = new CrashTimes();
        try {
            var making = new ArrayList<Future<CrashMatrix>>();
            for (var i = 0; i < sites; i++) {
                var place = Files.createDirectories(directory.resolve("site-" + i));
                making.add(executor.submit(() -> new CrashMatrix(place, program, times)));
            }
            for (var matrix : making) {
                all.add(matrix.get());
            }
            idle.addAll(all);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** The rows of the whole table, as the plans of today make them. */
    List<CrashCase> cases() throws Exception {
        var plans = new CataloguePlans(directory.resolve("plans"), Instant.now());
        var cases = new ArrayList<CrashCase>();
        for (var subject : CrashTable.ALL) {
            cases.addAll(CrashCases.of(subject, plans.of(subject)));
        }
        return List.copyOf(cases);
    }

    /** Begins with the row as soon as a site is free. */
    Future<?> submit(CrashCase row) {
        return executor.submit(() -> {
            var matrix = idle.take();
            try {
                perform(row, matrix);
                return true;
            } finally {
                idle.add(matrix);
            }
        });
    }

    /** Waits for a row and fails as it failed. */
    static void await(Future<?> row) throws Throwable {
        try {
            row.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private void perform(CrashCase row, CrashMatrix matrix) throws Exception {
        var start = System.nanoTime();
        try {
            var seen = matrix.perform(row);
            note(row, seen.afterTheCrash(), seen.inTheEnd(), start, "holds");
        } catch (Exception | AssertionError e) {
            failed();
            note(row, "", "", start, "BROKEN: " + oneLine(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private synchronized void failed() {
        failed++;
    }

    private synchronized void note(CrashCase row, String after, String end, long start, String outcome)
            throws java.io.IOException {
        var seconds = (System.nanoTime() - start) / 1e9;
        lines.add("| %s | %s | %s | %.1f | %s |".formatted(row.name(), after, end, seconds, outcome));
        Files.writeString(table, text());
    }

    private static String oneLine(String message) {
        var line = message.strip().replaceAll("\\s+", " ").replace('|', '/');
        return line.length() > 900 ? line.substring(0, 900) : line;
    }

    private String text() {
        var text = new StringBuilder("""
                # Crash matrix

                The engine is killed at the point named; then somebody goes on or undoes. A row holds when, right after the crash,
                every service has the old or the new content (by hash) or is away as the procedure says, and no lock is held; and
                in the end it has exactly the new content (gone on) or the old (undone), no database, volume, container or half
                file is left that the run does not list, the applications run as before, and no finished step was repeated.

                """);
        text.append("%s, %d rows, %d broken, %d s on %d processors with Java %s.\n\n"
                .formatted(
                        began.toString().substring(0, 16).replace('T', ' ') + " UTC",
                        lines.size(),
                        failed,
                        Duration.between(began, Instant.now()).toSeconds(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version")));
        text.append("| case | right after the crash | in the end | s | outcome |\n|---|---|---|---|---|\n");
        lines.stream().sorted().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    @Override
    public void close() throws Exception {
        executor.shutdownNow();
        var failures = new ArrayList<Exception>();
        for (var matrix : all) {
            try {
                matrix.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("sites are left: " + Arrays.toString(failures.toArray()), failures.get(0));
        }
    }
}
