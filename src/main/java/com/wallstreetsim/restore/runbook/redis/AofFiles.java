package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The append-only files of a volume and what their manifest names. Names carry a sequence number, so nobody knows them
 * without reading the manifest.
 *
 * @param target what {@code redis-check-aof} is given: the manifest, or the one file of a Redis before 7
 * @param named the files Redis loads, in its order, by path
 * @param sizes the size of every file that is there, by path
 */
record AofFiles(String target, List<String> named, Map<String, Long> sizes) {
    /**
     * Prints {@code SIZE PATH} of each file, an empty line, then the manifest's path and its lines. Where the usual
     * directory is there no other is looked at: an operator's copy beside it must not pass for it.
     */
    static final String LIST = """
            d="$1/appendonlydir"
            if [ ! -d "$d" ]; then for m in "$1"/*/*.manifest; do if [ -e "$m" ]; then d=$(dirname "$m"); fi; done; fi
            find "$1" -maxdepth 1 -type f -exec stat -c '%s %n' {} +
            if [ -d "$d" ]; then find "$d" -maxdepth 1 -type f -exec stat -c '%s %n' {} +; fi
            echo
            for m in "$d"/*.manifest; do if [ -e "$m" ]; then echo "$m"; cat "$m"; exit 0; fi; done
            """;

    private static final String SINGLE = "/appendonly.aof";
    private static final String INSTEAD =
            "Do not start Redis: without its manifest it comes up EMPTY. Bring the manifest back from a copy of the"
                    + " volume, or run 'redis.restore' with a good RDB file.";

    AofFiles {
        named = List.copyOf(named);
        sizes = Map.copyOf(sizes);
    }

    /** Reads what {@link #LIST} printed; a set that Redis would start EMPTY from, or not at all, is refused. */
    static AofFiles of(String directory, String listed) throws StepException {
        var parts = listed.split("\n\n", 2);
        var sizes = sizes(parts[0]);
        var manifest = parts.length > 1 ? parts[1].strip().lines().toList() : List.<String>of();
        if (manifest.isEmpty()) {
            return single(directory, sizes);
        }
        var named = named(manifest);
        refuseMissing(manifest.get(0), named, sizes.keySet());
        return new AofFiles(manifest.get(0), named, sizes);
    }

    private static Map<String, Long> sizes(String lines) {
        var sizes = new LinkedHashMap<String, Long>();
        lines.lines()
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2)
                .forEach(words -> sizes.put(words[1], Long.parseLong(words[0])));
        return sizes;
    }

    /** What the checker is to be given, whether the set is whole or not. */
    static String target(String directory, String listed) {
        var parts = listed.split("\n\n", 2);
        return parts.length > 1 ? parts[1].strip().lines().findFirst().orElse(directory + SINGLE) : directory + SINGLE;
    }

    /** Before Redis 7 there was one file and no manifest. */
    private static AofFiles single(String directory, Map<String, Long> sizes) throws StepException {
        var file = directory + SINGLE;
        if (sizes.containsKey(file)) {
            return new AofFiles(file, List.of(file), sizes);
        }
        var left = sizes.keySet().stream()
                .filter(path -> path.contains(".aof"))
                .sorted()
                .toList();
        throw new StepException(
                left.isEmpty()
                        ? "there is no append-only file in %s".formatted(directory)
                        : "the manifest of the append-only files is missing, there are only %s".formatted(left),
                INSTEAD);
    }

    /** {@code file appendonly.aof.2.incr.aof seq 2 type i}; files of type {@code h} are history and not loaded. */
    private static List<String> named(List<String> manifest) {
        var directory = manifest.get(0).replaceFirst("/[^/]*$", "/");
        var named = new ArrayList<String>();
        for (var line : manifest.subList(1, manifest.size())) {
            var words = line.strip().split(" +", -1);
            if (words.length >= 6 && words[0].equals("file") && !words[5].equals("h")) {
                named.add(directory + words[1]);
            }
        }
        return named;
    }

    private static void refuseMissing(String manifest, List<String> named, Set<String> there) throws StepException {
        var missing = new HashSet<>(named);
        missing.removeAll(there);
        if (named.isEmpty() || !missing.isEmpty()) {
            throw new StepException(
                    named.isEmpty()
                            ? "the manifest %s names no file".formatted(manifest)
                            : "the manifest %s names files that are not there: %s".formatted(manifest, missing),
                    INSTEAD);
        }
    }

    /** The only one that can be repaired: what comes after a cut in another one would rest on what is gone. */
    String last() {
        return named.get(named.size() - 1);
    }

    long size(String file) {
        return sizes.getOrDefault(file, 0L);
    }

    long total() {
        return named.stream().mapToLong(this::size).sum();
    }
}
