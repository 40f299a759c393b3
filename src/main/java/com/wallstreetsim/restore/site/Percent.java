package com.wallstreetsim.restore.site;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as it stands in URLs. */
final class Percent {
    private Percent() {}

    /** For the user part of a URL, where a space is no plus. */
    static String encoded(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The decoded secret, or the same where it is not properly encoded. */
    static Secret decoded(Secret encoded) {
        try {
            // A plus is a plus in the user part of a URL; only forms read it as a space.
            String text = encoded.reveal().replace("+", "%2B");
            return Secret.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
