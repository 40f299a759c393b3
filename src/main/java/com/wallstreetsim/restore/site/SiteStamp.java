package com.wallstreetsim.restore.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Which files a site was read from, so that a change is noticed: size, time and identity of each. */
public record SiteStamp(List<String> files) {
    public SiteStamp {
        files = List.copyOf(files);
    }

    public static SiteStamp of(Path directory) {
        var files = new ArrayList<String>();
        files.add(stamp(directory.resolve(".env")));
        files.add(stamp(directory.resolve(SiteFile.NAME)));
        SiteLoader.COMPOSE_FILES.forEach(name -> files.add(stamp(directory.resolve(name))));
        return new SiteStamp(files);
    }

    private static String stamp(Path file) {
        try {
            var seen = Files.readAttributes(file, BasicFileAttributes.class);
            return "%d %s %s".formatted(seen.size(), seen.lastModifiedTime(), seen.fileKey());
        } catch (IOException notThere) {
            return "";
        }
    }
}
