package com.wallstreetsim.restore;

import com.wallstreetsim.restore.run.Bundle;
import com.wallstreetsim.restore.site.Finding;
import com.wallstreetsim.restore.site.Site;
import java.util.ArrayList;
import java.util.List;

/** What support has to know of the program, the host and the site; never a value of the site's .env. */
final class SupportFacts {
    private static final List<String> PROPERTIES =
            List.of("java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch", "file.encoding");

    private SupportFacts() {}

    static List<Bundle.Facts> of(Site site, String... version) {
        return List.of(new Bundle.Facts("versions.txt", versions(version)), new Bundle.Facts("site.txt", lines(site)));
    }

    private static List<String> versions(String... version) {
        var lines = new ArrayList<>(List.of(version));
        PROPERTIES.forEach(name -> lines.add(name + ": " + System.getProperty(name)));
        lines.add("host: " + WhoAmI.host());
        lines.add("user: " + System.getProperty("user.name"));
        return lines;
    }

    private static List<String> lines(Site site) {
        var lines = new ArrayList<String>();
        lines.add("site: %s in %s".formatted(site.name(), site.directory()));
        lines.add("compose file: " + site.paths().composeFile());
        lines.add("backups: " + site.paths().backups());
        site.services()
                .forEach(service -> lines.add("service %s: container %s, port %d in it"
                        .formatted(service.service(), service.container(), service.containerPort())));
        lines.add("database: %s, user %s"
                .formatted(site.postgres().database(), site.postgres().user()));
        lines.add("applications: " + String.join(", ", site.applications().names()));
        site.findings().stream().map(Finding::text).forEach(finding -> lines.add("finding: " + finding));
        return lines;
    }
}
