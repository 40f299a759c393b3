package com.wallstreetsim.restore.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code .env} being made complete. Its text goes to one file of mode 0600; nothing else ever sees a value. */
public final class EnvSheet {
    private static final int BYTES = 24;
    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+,=-]*");

    private final Texts texts;
    private String text;

    private EnvSheet(Texts texts, String text) {
        this.texts = texts;
        this.text = text;
    }

    /**
     * What the sheet is made of; each may be missing.
     *
     * @param env the {@code .env} there is
     * @param example the {@code .env.example} of the code
     * @param compose the compose file of the code
     */
    public record Texts(Optional<String> env, Optional<String> example, Optional<String> compose) {
        @Override
        public String toString() {
            return "Texts[" + Secret.MASK + "]";
        }
    }

    /** Starts from the {@code .env} there is, else from the example. */
    public static EnvSheet of(Texts texts) {
        return new EnvSheet(texts, texts.env().or(texts::example).orElse(""));
    }

    /** The texts of a directory with the application's code, with {@code env} in the place of its own file. */
    public static Texts textsOf(Path directory, Path env) throws SiteException {
        var compose = SiteLoader.COMPOSE_FILES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
        return new Texts(
                read(env),
                read(directory.resolve(".env.example")),
                compose.isPresent() ? read(compose.get()) : Optional.empty());
    }

    private static Optional<String> read(Path file) throws SiteException {
        return Files.exists(file) ? Optional.of(TextFile.read(file)) : Optional.empty();
    }

    /** All settings that count, in the order of the example. */
    public List<String> names() throws SiteException {
        return List.copyOf(comparison().names());
    }

    /** What is wrong with it now. */
    public List<EnvIssue> issues() throws SiteException {
        return comparison().issues();
    }

    /** Whether a setting is a secret by its name or its value. */
    public boolean hidden(String name) {
        return EnvValue.of(name, EnvComparison.text(parsed(), name), 0).hidden();
    }

    /** Secrets that must not be shown anywhere. */
    public List<Secret> secrets() {
        return parsed().secrets();
    }

    /** Sets one value, and the password of the URL that goes with it; says why it cannot be, or nothing. */
    public Optional<String> set(String name, Secret value) {
        var plain = value.reveal();
        if (plain.chars().anyMatch(c -> c == '\'' || c < ' ')) {
            return Optional.of("a value with a single quote or a control character is not read alike by all");
        }
        var before = EnvComparison.text(parsed(), name);
        put(name, plain);
        var url = EnvComparison.URLS.get(name);
        if (url != null) {
            follow(url, before, plain);
        }
        return Optional.empty();
    }

    /** Fills what is missing or a placeholder among the secrets with random ones; gives their names. */
    public List<String> generate(RandomGenerator random) throws SiteException {
        var made = new ArrayList<String>();
        for (var issue : issues()) {
            var name = issue.name();
            var unfilled = issue.kind() == EnvIssue.Kind.MISSING || issue.kind() == EnvIssue.Kind.PLACEHOLDER;
            if (unfilled && EnvComparison.secret(name, EnvComparison.text(parsed(), name))) {
                set(name, fresh(random));
                made.add(name);
            }
        }
        return List.copyOf(made);
    }

    /** Random hexadecimal is the same to Compose, a shell, a URL and dotenv. */
    public static Secret fresh(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }

    /** Writes it with mode 0600 under a temporary name and renames it: the file is whole or as it was. */
    public void write(Path target) throws IOException {
        PrivateFile.write(target, text);
    }

    /** Keeps a file of settings under another name with mode 0600: it is there whole or not at all. */
    public static void keep(Path file, Path kept) throws IOException {
        PrivateFile.copy(file, kept);
    }

    /** Whether a file holds exactly this. */
    public boolean isIn(Path file) throws SiteException {
        return read(file).equals(Optional.of(text));
    }

    private void follow(String url, String before, String now) {
        var value = EnvComparison.text(parsed(), url);
        var password = EnvValue.of(url, value, 0).passwordInUrl();
        var goesAlong = password.isPresent()
                && (EnvAdvice.isPlaceholder(password.get().reveal())
                        || password.map(Percent::decoded).equals(Optional.of(Secret.of(before))));
        if (goesAlong) {
            put(
                    url,
                    value.replaceFirst(
                            "(://[^:@/]*:)[^@/]*@", "$1" + Matcher.quoteReplacement(Percent.encoded(now)) + "@"));
        }
    }

    /** The last line that sets it is replaced, as Compose takes the last; without one a line is added. */
    private void put(String name, String value) {
        var line = name + "=" + (PLAIN.matcher(value).matches() ? value : "'" + value + "'");
        var setting = Pattern.compile("(?m)^(?:export[ \\t]+)?" + Pattern.quote(name) + "[ \\t]*=.*$")
                .matcher(text);
        var start = -1;
        var end = -1;
        // A value of several lines is left where it is: the line that is added behind it counts.
        while (EnvComparison.text(parsed(), name).indexOf('\n') < 0 && setting.find()) {
            start = setting.start();
            end = setting.end();
        }
        text = start >= 0
                ? text.substring(0, start) + line + text.substring(end)
                : text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n";
    }

    private EnvComparison comparison() throws SiteException {
        var env = parsed();
        var example = EnvFile.parse(Path.of(".env.example"), texts.example().orElse(""));
        return new EnvComparison(env, example, compose(env));
    }

    private Optional<ComposeFile> compose(EnvFile env) throws SiteException {
        return texts.compose().isPresent()
                ? Optional.of(ComposeFile.parse(
                        Path.of("docker-compose.db.yml"), texts.compose().get(), env))
                : Optional.empty();
    }

    private EnvFile parsed() {
        return EnvFile.parse(Path.of(".env"), text);
    }

    @Override
    public String toString() {
        return "EnvSheet[" + Secret.MASK + "]";
    }
}
