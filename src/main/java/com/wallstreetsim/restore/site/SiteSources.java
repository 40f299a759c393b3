package com.wallstreetsim.restore.site;

import com.wallstreetsim.restore.site.SiteFile.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was read of a site, before it is put together; findings are added as it is. */
record SiteSources(Path directory, Values values, EnvFile env, Optional<ComposeFile> compose, List<Finding> findings) {

    Optional<String> env(String name) {
        return env.get(name).map(Secret::reveal).filter(v -> !v.isEmpty());
    }

    Path resolve(String path) {
        return directory.resolve(path).normalize();
    }

    Optional<ComposeService> service(String name) {
        return compose.flatMap(c -> c.service(name));
    }

    /** The directory's own name, or {@code site} for a root. */
    String directoryName() {
        Path name = directory.getFileName();
        return name == null ? "site" : name.toString();
    }
}
