package com.wallstreetsim.restore.site;

import com.wallstreetsim.restore.site.SiteFile.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a site together from what was read. */
final class SiteAssembly {
    private final SiteSources sources;
    private final FileChecks checks;
    private final Values values;

    SiteAssembly(SiteSources sources, FileChecks checks) {
        this.sources = sources;
        this.checks = checks;
        this.values = sources.values();
    }

    Site site(SitePaths paths) {
        SiteServices services = new SiteServices(sources);
        PostgresSite postgres = services.postgres();
        RedisSite redis = services.redis();
        ClickHouseSite clickhouse = services.clickhouse();
        ApplicationsSite applications = applications();
        List<ProbeSpec> probes = new SiteProbes(sources).probes();
        Optional<String> labId = LabMark.of(sources);
        String project =
                sources.compose().map(ComposeFile::project).orElse(ComposeFile.projectName(sources.directoryName()));
        String name = values.text("site").orElse(project.isEmpty() ? sources.directoryName() : project);
        SiteSecrets secrets = new SiteSecrets(sources, postgres, redis, clickhouse);
        Redactor redactor = secrets.redactor(Stream.of(name, project));
        return new Site(
                name,
                paths,
                project,
                postgres,
                redis,
                clickhouse,
                applications,
                probes,
                policy(),
                notes(),
                labId,
                redactor,
                sources.findings().stream().map(f -> masked(f, redactor)).toList());
    }

    // The parser quotes pieces of files, and a piece may be a password.
    private static Finding masked(Finding finding, Redactor redactor) {
        return new Finding(
                finding.severity(),
                finding.file(),
                finding.line(),
                redactor.apply(finding.message()),
                redactor.apply(finding.hint()));
    }

    private ApplicationsSite applications() {
        String pm2 = values.text("applications.pm2").orElse("pm2");
        Path ecosystem = sources.resolve(values.text("applications.ecosystem").orElse("ecosystem.config.js"));
        if (!Files.exists(ecosystem)) {
            sources.findings()
                    .add(Finding.warning(
                            ecosystem,
                            0,
                            "the file PM2 starts the applications from does not exist",
                            "Restore it, or name it as applications.ecosystem in wss-restore.yaml."));
        }
        return new ApplicationsSite(
                pm2.contains("/")
                        ? checks.inside(sources.resolve(pm2), "the PM2 program").toString()
                        : pm2,
                values.text("applications.pm2-home").map(h -> checks.inside(sources.resolve(h), "PM2_HOME")),
                values.list("applications.names").orElse(List.of("wss-web", "wss-api", "wss-engine")),
                checks.inside(ecosystem, "the ecosystem file"));
    }

    private SitePolicy policy() {
        Map<String, Integer> approvals = new HashMap<>();
        values.pairs("approvals").forEach((step, number) -> approvals.put(step, Integer.parseInt(number)));
        return new SitePolicy(approvals, values.text("state-group"));
    }

    private SiteNotes notes() {
        return new SiteNotes(
                contacts(),
                values.items("revision-history").stream()
                        .map(v -> new Revision(
                                v.text("date").orElse(""),
                                v.text("version").orElse(""),
                                v.text("changes").orElse(""),
                                v.text("author").orElse("")))
                        .toList(),
                values.text("audit-table.table")
                        .flatMap(t -> values.text("audit-table.time-column").map(c -> new AuditTable(t, c))));
    }

    private List<Contact> contacts() {
        List<Contact> contacts = new ArrayList<>();
        for (Values contact : values.items("contacts")) {
            contact.text("role")
                    .ifPresent(role -> contacts.add(new Contact(
                            role,
                            contact.text("name").orElse(""),
                            contact.text("phone"),
                            contact.text("mail"),
                            contact.text("note"))));
        }
        return contacts;
    }
}
