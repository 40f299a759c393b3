package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process of this host, from proc(5).
 *
 * @param state {@code R}, {@code S}, {@code T} for one that a signal stopped, {@code Z} for one that ended
 * @param session the session it belongs to, which has the number of the process that made it
 */
record ProcessStat(long pid, char state, long session) {

    /** Empty when it is gone, or the system does not tell. */
    static Optional<ProcessStat> of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // Behind the name in parentheses, which may hold anything: state, parent, group, session.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
            return Optional.of(new ProcessStat(pid, fields[0].charAt(0), Long.parseLong(fields[3])));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** When this host was started; the beginning of time where the system does not tell. */
    static Instant booted() throws IOException {
        var stat = Path.of("/proc/stat");
        if (!Files.exists(stat)) {
            return Instant.EPOCH;
        }
        try (var lines = Files.lines(stat)) {
            return lines.filter(line -> line.startsWith("btime "))
                    .map(line -> Instant.ofEpochSecond(
                            Long.parseLong(line.substring(6).strip())))
                    .findFirst()
                    .orElse(Instant.EPOCH);
        }
    }

    static List<ProcessStat> all() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> of(process.pid()).stream())
                .toList();
    }

    boolean ended() {
        return state == 'Z';
    }
}
