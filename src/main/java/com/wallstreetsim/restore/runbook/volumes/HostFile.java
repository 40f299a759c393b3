package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of this host that an operator names. */
public final class HostFile {
    private HostFile() {}

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
