package com.wallstreetsim.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Who logged in, as the kernel keeps it through every sudo and su; empty where it keeps nothing, as in containers. */
final class LoginRecord {
    /** {@code (uid_t) -1}: nobody logged in. */
    private static final String UNSET = "4294967295";

    private LoginRecord() {}

    /** The login's name; its number where the file of users does not have it. */
    static Optional<String> name(Path loginUid, Path users) {
        try {
            var uid = Files.readString(loginUid, StandardCharsets.US_ASCII).strip();
            return uid.matches("\\d+") && !uid.equals(UNSET)
                    ? Optional.of(named(uid, users).orElse("uid " + uid))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a kernel without this record: the environment is asked instead
        }
    }

    private static Optional<String> named(String uid, Path users) throws IOException {
        if (!Files.isReadable(users)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(users, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 2 && fields[2].equals(uid))
                    .map(fields -> fields[0])
                    .findFirst();
        }
    }
}
