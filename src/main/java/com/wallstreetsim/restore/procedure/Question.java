package com.wallstreetsim.restore.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something the wizard asks before it plans. Front-ends draw it as a page, a numbered prompt, or read it from
 * {@code --set name=value}; the same checks hold in all three.
 */
public sealed interface Question {
    /** The name in an answers file: {@code backup}. */
    String name();

    String prompt();

    /** A few lines of help. */
    String help();

    /** The answer when nothing is said, or empty where one must be given. */
    Optional<String> preset();

    /** Why a value is refused, or empty when it is fine. */
    Optional<String> problem(String value);

    /**
     * Why somebody who is asked cannot choose a value: {@link #problem}, and what is known to fail. Automation may
     * still say it; its run then fails with the same words and changes nothing.
     */
    default Optional<String> refusal(String value) {
        return problem(value);
    }

    /** One of a few. */
    record Choice(String name, String prompt, String help, Optional<String> preset, List<Option> options)
            implements Question {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public Optional<String> problem(String value) {
            return options.stream().anyMatch(option -> option.value().equals(value))
                    ? Optional.empty()
                    : Optional.of("'%s' is not one of %s"
                            .formatted(
                                    value, options.stream().map(Option::value).toList()));
        }
    }

    /** One option of a choice: the value, its label, and a line that explains it. */
    record Option(String value, String label, String explanation) {}

    /** Free text, checked by {@code check}. */
    record Text(String name, String prompt, String help, Optional<String> preset, Check check) implements Question {
        @Override
        public Optional<String> problem(String value) {
            return check.problem(value);
        }
    }

    /** A backup from the shelf: {@code newest}, a file name on the shelf, or a path. */
    record PickBackup(String name, String prompt, String help, Optional<String> preset, Shelf shelf)
            implements Question {
        @Override
        public Optional<String> problem(String value) {
            return shelf.problem(value);
        }

        @Override
        public Optional<String> refusal(String value) {
            return problem(value).or(() -> bad(value));
        }

        private Optional<String> bad(String value) {
            if (preset.equals(Optional.of(value))) {
                return Optional.empty();
            }
            var candidate = shelf.at(value);
            return candidate.state() == Candidate.State.BAD
                    ? candidate.details().stream().findFirst()
                    : Optional.empty();
        }
    }

    /** A time to go back to, shown beside the backups of a shelf. */
    record PickTime(
            String name, String prompt, String help, Optional<String> preset, Check check, Reading reading, Shelf shelf)
            implements Question {
        @Override
        public Optional<String> problem(String value) {
            return check.problem(value);
        }

        /** The moment that a value means, or empty where it means none. */
        public Optional<Instant> moment(String value) {
            return reading.moment(value);
        }
    }

    /** Reads a time as it is typed. */
    interface Reading {
        Optional<Instant> moment(String value);
    }

    /**
     * A file of settings: where it comes from, or the sheet that is filled in now.
     *
     * @param sheet what can be filled in by somebody who is asked
     */
    record Settings(String name, String prompt, String help, Optional<String> preset, Check check, Sheet sheet)
            implements Question {
        @Override
        public Optional<String> problem(String value) {
            return check.problem(value);
        }
    }

    /** Says why a value is refused, or nothing when it is fine. */
    interface Check {
        Optional<String> problem(String value);
    }

    /** A choice between {@code yes} and {@code no}. */
    static Choice yesNo(String name, String prompt, String help, boolean preset, String yes, String no) {
        return new Choice(
                name,
                prompt,
                help,
                Optional.of(preset ? "yes" : "no"),
                List.of(new Option("no", "No", no), new Option("yes", "Yes", yes)));
    }
}
