package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.cli.CompletionCommand.Shell;
import com.wallstreetsim.restore.cli.GlobalOptions.Theme;
import com.wallstreetsim.restore.run.Intent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options that are one of a few words, in lower case. */
final class Words {
    private Words() {}

    /** {@code colour} or {@code mono}. */
    static final class Themes implements ITypeConverter<Theme> {
        @Override
        public Theme convert(String typed) {
            return one(typed, Theme.values());
        }
    }

    /** {@code bash} or {@code zsh}. */
    static final class Shells implements ITypeConverter<Shell> {
        @Override
        public Shell convert(String typed) {
            return one(typed, Shell.values());
        }
    }

    /** What an engine is started for. */
    static final class Intents implements ITypeConverter<Intent> {
        @Override
        public Intent convert(String typed) {
            return one(typed, Intent.values());
        }
    }

    private static <E extends Enum<E>> E one(String typed, E[] values) {
        return Arrays.stream(values)
                .filter(value -> word(value).equals(typed))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' is not one of %s"
                        .formatted(typed, Arrays.stream(values).map(Words::word).collect(Collectors.joining(", ")))));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
