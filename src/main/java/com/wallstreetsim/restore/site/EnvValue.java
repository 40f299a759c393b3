package com.wallstreetsim.restore.site;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One setting of a {@code .env}.
 *
 * @param line where it stands, from 1
 * @param hidden whether its name or its value looks like a secret
 */
public record EnvValue(String name, Secret value, int line, boolean hidden) {
    private static final Pattern SECRET_NAME =
            Pattern.compile("PASSW|PASSPHRASE|SECRET|TOKEN|KEY|CREDENTIAL", Pattern.CASE_INSENSITIVE);
    // Bounded, so that a hostile line cannot make the matcher run for minutes.
    private static final Pattern USER_INFO =
            Pattern.compile("://[^:@/?#\\s]{0,256}:(?:([^/?#\\s]{0,1024})|(\\S{1,1024}))@");

    static EnvValue of(String name, String text, int line) {
        boolean hidden =
                SECRET_NAME.matcher(name).find() || USER_INFO.matcher(text).find();
        return new EnvValue(name, Secret.of(text), line, hidden);
    }

    /** The value as a screen may show it: {@code ***} for a secret. */
    public String shown() {
        return hidden ? Secret.MASK : value.reveal();
    }

    /** The password inside a URL, as it stands there (still percent-encoded). */
    Optional<Secret> passwordInUrl() {
        Matcher matcher = USER_INFO.matcher(value.reveal());
        return matcher.find()
                ? Optional.of(Secret.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)))
                        .filter(s -> !s.isEmpty())
                : Optional.empty();
    }
}
