package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The site's applications under PM2.
 *
 * @param pm2 the program: an absolute path, or {@code pm2} to be found on the search path
 * @param home {@code PM2_HOME} where it is not PM2's own default
 * @param names the PM2 names that belong to this site; no others are ever touched
 * @param ecosystem the file PM2 starts them from
 */
public record ApplicationsSite(String pm2, Optional<Path> home, List<String> names, Path ecosystem) {
    public ApplicationsSite {
        names = List.copyOf(names);
    }
}
