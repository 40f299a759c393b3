package com.wallstreetsim.restore.runbook.troubleshoot;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who listens on a TCP port of this host, from Linux's {@code /proc}.
 *
 * @param proc {@code /proc}
 */
public record PortHolder(Path proc) {
    private static final String LISTENING = "0A";

    /** {@code nginx (pid 812)}; {@code a process of somebody else} where its files may not be read; empty when nobody. */
    public Optional<String> of(int port) {
        var sockets = new HashSet<String>();
        for (var table : List.of("net/tcp", "net/tcp6")) {
            sockets.addAll(sockets(lines(proc.resolve(table)), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(owner(sockets).orElse("a process of somebody else"));
    }

    /** {@code sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode}, numbers in hexadecimal. */
    static Set<String> sockets(List<String> lines, int port) {
        var wanted = String.format(Locale.ROOT, ":%04X", port);
        var inodes = new HashSet<String>();
        for (var line : lines) {
            var fields = line.strip().split("\\s+", -1);
            if (fields.length > 9 && fields[1].endsWith(wanted) && fields[3].equals(LISTENING)) {
                inodes.add("socket:[" + fields[9] + "]");
            }
        }
        return inodes;
    }

    private Optional<String> owner(Set<String> sockets) {
        for (var process : entries(proc, "[0-9]*")) {
            for (var file : entries(process.resolve("fd"), "*")) {
                if (sockets.contains(target(file))) {
                    var name = lines(process.resolve("comm"));
                    return Optional.of(
                            "%s (pid %s)".formatted(name.isEmpty() ? "a process" : name.get(0), process.getFileName()));
                }
            }
        }
        return Optional.empty();
    }

    /** Processes come and go while they are looked at; what cannot be read holds nothing for us. */
    private static List<Path> entries(Path directory, String glob) {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            stream.forEach(found::add);
        } catch (IOException | DirectoryIteratorException gone) {
            return found;
        }
        return found;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return List.of();
        }
    }
}
