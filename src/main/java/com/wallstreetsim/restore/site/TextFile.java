package com.wallstreetsim.restore.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a small text file, or says why it is none: a device would hang the reader and a large file fill the memory. */
final class TextFile {
    /** No file that describes a site is larger, in bytes. */
    static final int LIMIT = 1 << 20;

    private TextFile() {}

    /** The file's text with Unix line ends and without a byte order mark. */
    static String read(Path file) throws SiteException {
        if (!Files.exists(file)) {
            throw failure(file, 0, "the file does not exist", "Create it, or name the right one.");
        }
        if (!Files.isRegularFile(file)) {
            throw failure(file, 0, "not a regular file; expected a text file", "Look at it with 'ls -l'.");
        }
        return decode(file, bytes(file));
    }

    static String decode(Path file, byte[] bytes) throws SiteException {
        if (bytes.length > LIMIT) {
            throw failure(file, 0, "larger than 1 MiB; expected a small text file", "Check that it is the right file.");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw binary(file, bytes, i, "a NUL byte");
            }
        }
        String text = utf8(file, bytes);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    }

    private static byte[] bytes(Path file) throws SiteException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LIMIT + 1);
        } catch (NoSuchFileException e) {
            throw new SiteException(
                    Finding.error(file, 0, "the file does not exist", "Create it, or name the right one."), e);
        } catch (AccessDeniedException e) {
            throw new SiteException(
                    Finding.error(file, 0, "this user may not read the file", "Run as its owner or as root."), e);
        } catch (IOException e) {
            throw new SiteException(
                    Finding.error(file, 0, "the file cannot be read: " + e.getMessage(), "Look at it with 'ls -l'."),
                    e);
        }
    }

    private static String utf8(Path file, byte[] bytes) throws SiteException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw binary(file, bytes, in.position(), "bytes that are not UTF-8");
        }
        return out.flip().toString();
    }

    private static SiteException binary(Path file, byte[] bytes, int at, String what) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return failure(
                file, line, what + " found; expected text in UTF-8", "Check that it is the right file, or restore it.");
    }

    private static SiteException failure(Path file, int line, String message, String hint) {
        return new SiteException(Finding.error(file, line, message, hint));
    }
}
