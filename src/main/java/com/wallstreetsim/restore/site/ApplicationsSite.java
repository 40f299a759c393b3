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
    private static final String ENGINE = "engine";

    public ApplicationsSite {
        names = List.copyOf(names);
    }

    /** Those that act on the outside world by themselves: what they post cannot be taken back. */
    public List<String> engines() {
        return names.stream().filter(name -> name.contains(ENGINE)).toList();
    }

    /** Those that only answer. */
    public List<String> servers() {
        return names.stream().filter(name -> !name.contains(ENGINE)).toList();
    }

    /** The command that starts some of them, whether PM2 knows them or not; PM2 takes them to be at home where it is typed. */
    public String startByHand(Path site, List<String> some) {
        var file = ecosystem.startsWith(site) ? site.relativize(ecosystem) : ecosystem;
        var whose = home.map(place -> "PM2_HOME=%s ".formatted(place)).orElse("");
        return "cd %s && %s%s start %s --only %s".formatted(site, whose, pm2, file, String.join(",", some));
    }
}
