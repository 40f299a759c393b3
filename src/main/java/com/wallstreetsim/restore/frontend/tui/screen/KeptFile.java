package com.wallstreetsim.restore.frontend.tui.screen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file the operator asked for, readable by its owner only, there whole or not at all. */
public final class KeptFile {
    private KeptFile() {}

    /** What writes the content. */
    public interface Content {
        void writeTo(Appendable out) throws IOException;
    }

    /** Writes the file, over an older one of its name; gives its path. */
    public static Path write(Path directory, String name, Content content) throws IOException {
        Files.createDirectories(directory);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var part = Files.createTempFile(directory, name, ".part", owner);
        try (var out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            content.writeTo(out);
        }
        return Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
