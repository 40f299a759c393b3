package com.wallstreetsim.restore.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Plain commands of this host, so that no test leans on what it tests. */
final class Shell {
    private Shell() {}

    /** What a command printed; fails with it where the command fails. */
    static String sh(String... command) {
        return new String(bytes(ProcessBuilder.Redirect.PIPE, command), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String... command) {
        return bytes(ProcessBuilder.Redirect.PIPE, command);
    }

    /** How a command ended, whatever it printed. */
    static int code(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same with a file as its input. */
    static String fed(Path input, String... command) {
        return new String(bytes(ProcessBuilder.Redirect.from(input.toFile()), command), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ProcessBuilder.Redirect input, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectInput(input)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            var out = new ByteArrayOutputStream();
            process.getInputStream().transferTo(out);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + ": " + out.toString(StandardCharsets.UTF_8));
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
