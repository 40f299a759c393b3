package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.UsageException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads {@code --answers file}: a YAML mapping of question names to values, every value taken as the text it is. */
final class AnswersFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final String FORM = "It holds lines like 'backup: newest', one for each question.";

    private AnswersFile() {}

    static Map<String, String> read(Path file) throws UsageException {
        var root = parse(file, text(file));
        if (!(root instanceof Map<?, ?> mapping)) {
            throw new UsageException("answers file '%s' is no mapping of names to values".formatted(file), FORM);
        }
        var answers = new LinkedHashMap<String, String>();
        for (var entry : mapping.entrySet()) {
            if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof String value)) {
                throw new UsageException(
                        "answers file '%s' has no plain value for '%s'".formatted(file, entry.getKey()), FORM);
            }
            answers.put(name, value);
        }
        return answers;
    }

    private static String text(Path file) throws UsageException {
        // A link could be turned to another file between checking and reading it.
        if (Files.isSymbolicLink(file)) {
            throw new UsageException("answers file '%s' is a symbolic link".formatted(file), "Name the file itself.");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            var what = Files.exists(file) ? "is not a file" : "does not exist";
            throw new UsageException("answers file '%s' %s".formatted(file, what), "Check the path.");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UsageException("answers file '%s' is over 1 MiB".formatted(file), FORM);
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new UsageException("answers file '%s' is not UTF-8 text".formatted(file), FORM);
        } catch (IOException e) {
            throw new UsageException(
                    "unable to read answers file '%s': %s".formatted(file, e.getMessage()), "Check who may read it.");
        }
    }

    private static Object parse(Path file, String text) throws UsageException {
        var settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .build();
        try {
            var root = new Load(settings).loadFromString(text);
            return root == null ? Map.of() : root;
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new UsageException("answers file '%s', line %d: %s".formatted(file, line, e.getProblem()), FORM);
        } catch (YamlEngineException e) {
            throw new UsageException("answers file '%s': %s".formatted(file, e.getMessage()), FORM);
        }
    }
}
