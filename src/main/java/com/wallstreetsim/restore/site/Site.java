package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One installation as its directory describes it. What is missing is replaced by WallStreetSim's defaults and named in
 * {@code findings}; nothing in here was asked of a running service.
 *
 * @param composeProject the Compose project's name, which leads the names of its volumes
 * @param labId the lab's mark: every service of the compose file and the file {@code .wss-lab} name the same lab
 * @param findings what is wrong or odd, in the order it was found
 */
public record Site(
        String name,
        SitePaths paths,
        String composeProject,
        PostgresSite postgres,
        RedisSite redis,
        ClickHouseSite clickhouse,
        ApplicationsSite applications,
        List<ProbeSpec> probes,
        SitePolicy policy,
        SiteNotes notes,
        Optional<String> labId,
        Redactor redactor,
        List<Finding> findings) {
    public Site {
        probes = List.copyOf(probes);
        findings = List.copyOf(findings);
    }

    public Path directory() {
        return paths.directory();
    }

    public List<Contact> contacts() {
        return notes.contacts();
    }

    /** The site's three services, in the order of the runbook. */
    public List<ServiceSite> services() {
        return List.of(postgres.at(), redis.at(), clickhouse.at());
    }

    /** Errors of the site file: what it says was not understood, so nothing should be changed on its word. */
    public List<Finding> refusals() {
        return findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .filter(f -> f.file().isPresent() && f.file().equals(paths.siteFile()))
                .toList();
    }

    /** The same site with containers as the Docker engine knows them, by service; others stay as they are. */
    public Site withContainers(Map<String, String> containers) {
        return new Site(
                name,
                paths,
                composeProject,
                new PostgresSite(
                        renamed(postgres.at(), containers),
                        postgres.database(),
                        postgres.user(),
                        postgres.password(),
                        postgres.passwordVariable(),
                        postgres.tablesToCheck()),
                new RedisSite(renamed(redis.at(), containers), redis.password(), redis.passwordVariable()),
                new ClickHouseSite(
                        renamed(clickhouse.at(), containers),
                        clickhouse.database(),
                        clickhouse.user(),
                        clickhouse.password(),
                        clickhouse.passwordVariable()),
                applications,
                probes,
                policy,
                notes,
                labId,
                redactor,
                findings);
    }

    private static ServiceSite renamed(ServiceSite at, Map<String, String> containers) {
        return at.withContainer(containers.getOrDefault(at.service(), at.container()));
    }

    @Override
    public String toString() {
        return "Site[" + name + " " + paths.directory() + "]";
    }
}
