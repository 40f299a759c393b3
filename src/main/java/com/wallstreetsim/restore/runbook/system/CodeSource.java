package com.wallstreetsim.restore.runbook.system;

import java.nio.file.Path;
import java.util.Optional;

/** Where the application's code comes from. */
sealed interface CodeSource {
    /** A repository, at a branch or tag where one is named. */
    record Git(String url, Optional<String> reference) implements CodeSource {
        /** {@code URL} or {@code URL#branch}. */
        static Git of(String text) {
            var at = text.lastIndexOf('#');
            return at < 0
                    ? new Git(text, Optional.empty())
                    : new Git(text.substring(0, at), Optional.of(text.substring(at + 1)));
        }
    }

    /** A tar, tar.gz or tar.zst. */
    record Archive(Path file) implements CodeSource {}

    /** It is in the directory already. */
    record Existing() implements CodeSource {}
}
