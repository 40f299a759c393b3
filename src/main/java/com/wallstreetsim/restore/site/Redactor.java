package com.wallstreetsim.restore.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Replaces every secret of a site in a text by {@code ***}: as it is, URL-encoded, and escaped for JSON or a shell.
 * Works on whole lines; a secret of several lines is known by each of its lines. Passwords inside any URL and tokens
 * inside those of the web go too, whether known or not.
 */
public final class Redactor implements UnaryOperator<String> {
    // Shorter ones occur by chance: masking "1" would mask every figure on the screen.
    private static final int SHORTEST = 4;
    private static final Pattern COMMONPLACE = Pattern.compile(
            "(?i)true|false|null|none|auto|default|disabled|enabled|localhost|production|\\d{1,6}[a-z]?");
    private static final Pattern IN_URL = Pattern.compile("(://[^\\s/:@'\"]{0,256}:)[^\\s/@'\"]{1,1024}@");
    // An access token of a git server stands alone, or with a password that says so.
    private static final Pattern TOKEN_IN_URL =
            Pattern.compile("(?i)(https?://)[^\\s/:@'\"?#]{1,1024}(?::(?:x-oauth-basic)?)?@");

    private final List<String> anywhere;
    private final List<Pattern> asPasswordOnly;

    private Redactor(List<String> anywhere, List<Pattern> asPasswordOnly) {
        this.anywhere = List.copyOf(anywhere);
        this.asPasswordOnly = List.copyOf(asPasswordOnly);
    }

    /**
     * A redactor for these secrets.
     *
     * @param names public names of the site; a password equal to one (or too short to be told from chance) is masked
     *     only where a password stands, such as after {@code PASSWORD=}
     */
    public static Redactor of(Collection<Secret> secrets, Collection<String> names) {
        Set<String> plain = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            plain.add(secret.reveal());
            secret.reveal().lines().map(String::strip).forEach(plain::add);
        }
        plain.removeIf(String::isBlank);
        Set<String> weak = new LinkedHashSet<>(plain);
        weak.removeIf(s -> !commonplace(s) && !names.contains(s));
        plain.removeAll(weak);
        Set<String> forms = new LinkedHashSet<>();
        plain.forEach(s -> addForms(s, forms));
        return new Redactor(
                List.copyOf(forms), weak.stream().map(Redactor::afterKey).toList());
    }

    /** A redactor that knows no secret and masks passwords in URLs only. */
    public static Redactor none() {
        return new Redactor(List.of(), List.of());
    }

    @Override
    public String apply(String text) {
        String masked = maskKnown(text);
        for (Pattern pattern : asPasswordOnly) {
            masked = pattern.matcher(masked).replaceAll("$1" + Secret.MASK);
        }
        return masked.contains("://") ? maskInUrls(masked) : masked;
    }

    private static String maskInUrls(String text) {
        String masked = TOKEN_IN_URL.matcher(text).replaceAll("$1" + Secret.MASK + "@");
        return IN_URL.matcher(masked).replaceAll("$1" + Secret.MASK + "@");
    }

    // Marks first and replaces after: of two secrets that overlap none leaves its tail.
    private String maskKnown(String text) {
        BitSet hidden = new BitSet();
        for (String secret : anywhere) {
            for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                hidden.set(at, at + secret.length());
            }
        }
        return hidden.isEmpty() ? text : replaced(text, hidden);
    }

    private static String replaced(String text, BitSet hidden) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int start = hidden.nextSetBit(0); start >= 0; start = hidden.nextSetBit(from)) {
            out.append(text, from, start).append(Secret.MASK);
            from = hidden.nextClearBit(start);
        }
        return out.append(text, from, text.length()).toString();
    }

    // A setting such as TOKEN_TTL=3600 looks like a secret by its name; its value is in every second line.
    private static boolean commonplace(String secret) {
        return secret.length() < SHORTEST || COMMONPLACE.matcher(secret).matches();
    }

    private static void addForms(String secret, Set<String> forms) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(secret);
        forms.add(encoded);
        forms.add(encoded.replace("+", "%20"));
        forms.add(lowerHex(encoded));
        forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
        forms.add(secret.replace("'", "'\\''"));
    }

    private static String lowerHex(String encoded) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
    }

    private static Pattern afterKey(String secret) {
        return Pattern.compile(
                "(?i)((?:passw(?:or)?d|secret|token|auth|key|requirepass)\\w{0,40}[\"']?\\s{0,4}[=: ]\\s{0,4}[\"']?)"
                        + "(?-i:" + Pattern.quote(secret) + ")(?![\\w-])");
    }
}
