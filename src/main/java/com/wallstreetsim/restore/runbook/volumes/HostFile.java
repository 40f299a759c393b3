package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A file of this host that an operator names. */
public final class HostFile {
    private HostFile() {}

    /** Why the path is refused, or empty when a file stands there that can be read. */
    public static Optional<String> problem(String value) {
        try {
            var path = Path.of(value);
            if (value.isBlank() || !Files.isRegularFile(path)) {
                return Optional.of("there is no file '%s'".formatted(value));
            }
            return Files.isReadable(path) ? Optional.empty() : Optional.of("'%s' cannot be read".formatted(value));
        } catch (InvalidPathException e) {
            return Optional.of("'%s' is not a path".formatted(value));
        }
    }

    /** The answer as an absolute path without symbolic links, so that it means the same in the engine. */
    public static Answers settle(Answers answers, String name) throws StepException {
        var given = answers.get(name)
                .orElseThrow(() ->
                        new StepException("no file was named", "Answer '%s' with the path of a file.".formatted(name)));
        var problem = problem(given);
        if (problem.isPresent()) {
            throw new StepException(problem.get(), "Correct the answer '%s'.".formatted(name));
        }
        try {
            return answers.with(name, Path.of(given).toRealPath().toString());
        } catch (IOException e) {
            throw new StepException("'%s' cannot be read: %s".formatted(given, e.getMessage()), "Correct it.", e);
        }
    }

    public static Path of(Answers answers, String name) throws StepException {
        return Path.of(answers.get(name)
                .orElseThrow(() -> new StepException("no file was named", "Answer '%s'.".formatted(name))));
    }

    /** SHA-256 of its content in hexadecimal. */
    public static String sha256(Path file, StepContext context) throws StepException, InterruptedException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                context.checkCancelled();
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new StepException(
                    "'%s' cannot be read: %s".formatted(file, e.getMessage()), "Look at its disk and mode.", e);
        }
    }
}
