package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.OptionalLong;

/** Reads an archive of ClickHouse's data directory, and compares every file with its manifest where it has one. */
public final class ArchiveForm implements Reading.Form {
    /** What is unpacked has this name in every data directory. */
    public static final String MARK = "metadata";

    private static final int SHOWN = 3;

    @Override
    public Reading read(Path file, DumpScan.Watch watch) throws InterruptedException {
        try {
            var size = Files.size(file);
            var facts = new ArchiveCheck(file, Long.MAX_VALUE, read -> watch.at(Math.min(read, size), size))
                    .read(MARK, path -> false);
            return Reading.good(
                    facts.manifest().map(Manifest::rows).map(OptionalLong::of).orElse(OptionalLong.empty()),
                    details(facts));
        } catch (ArchiveException e) {
            var because = String.valueOf(e.getMessage());
            return Reading.bad(because.contains("cut off") ? "CUT" : "BAD", "it " + because);
        } catch (IOException e) {
            return Reading.bad("BAD", "it cannot be read: " + e.getMessage());
        }
    }

    private static java.util.List<String> details(ArchiveFacts facts) {
        var details = new ArrayList<String>();
        details.add("good: read to the last byte, %,d entries, %,d bytes unpacked"
                .formatted(facts.entries(), facts.bytes()));
        facts.manifest().ifPresentOrElse(manifest -> tell(manifest, details), () -> details.add("It has no manifest."));
        return details;
    }

    private static void tell(Manifest manifest, java.util.List<String> details) {
        details.add("every file is as its manifest says: %s".formatted(SqlText.shown(manifest.about())));
        manifest.tables().entrySet().stream()
                .limit(SHOWN)
                .forEach(table -> details.add(
                        "%s: %s".formatted(SqlText.shown(table.getKey()), SqlText.shown(table.getValue()))));
    }
}
