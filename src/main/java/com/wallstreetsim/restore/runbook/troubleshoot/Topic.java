package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The entries of the runbook's troubleshooting; the first is all of them together. */
enum Topic {
    EVERYTHING("troubleshoot", "Find out what is wrong", "Looks everywhere at once and ranks what it finds.") {
        @Override
        List<Inquiry> inquiries(TroubleTools tools, StepContext context) {
            var all = new ArrayList<Inquiry>();
            for (var topic : values()) {
                if (topic != this) {
                    all.addAll(topic.inquiries(tools, context));
                }
            }
            all.add(inquiry("ClickHouse", evidence -> new ClickHouseTrouble(tools).answers(evidence)));
            all.add(inquiry("Docker's use of space", evidence -> new DiskLook(tools).uses(evidence)));
            return all;
        }
    },
    POSTGRES_START(
            TopicId.POSTGRES_START,
            "PostgreSQL does not start",
            "Container, exit code, log, disk, data directory, port, login over TCP.") {
        @Override
        List<Inquiry> inquiries(TroubleTools tools, StepContext context) {
            var disk = new DiskLook(tools);
            return List.of(
                    inquiry("PostgreSQL", evidence -> new PostgresTrouble(tools, context).start(evidence)),
                    inquiry("disk of the host", disk::host),
                    inquiry("disk of Docker", disk::docker),
                    inquiry("what is kept", disk::kept));
        }

        @Override
        List<Remedy> remedies(TroubleTools tools) {
            var fixes = new Fixes(tools);
            return List.of(fixes.startPostgres(), fixes.giveDirectoryBack());
        }
    },
    DATABASE_IN_USE(
            TopicId.DATABASE_IN_USE,
            "Restore fails: database in use",
            "Who is connected; ends the sessions if you want.") {
        @Override
        List<Inquiry> inquiries(TroubleTools tools, StepContext context) {
            return List.of(inquiry("sessions", evidence -> new SessionTrouble(tools).sessions(evidence)));
        }

        @Override
        List<Remedy> remedies(TroubleTools tools) {
            return List.of(new Fixes(tools).endSessions());
        }
    },
    BACKUP_CORRUPTED(
            "troubleshoot.backup-corrupted",
            "A backup is corrupted",
            "Reads every backup to its last byte and names the newest good one.") {
        @Override
        List<Inquiry> inquiries(TroubleTools tools, StepContext context) {
            return List.of(new Inquiry(
                    "backups",
                    READING,
                    evidence -> new BackupTrouble(tools.backups(), tools.clock(), context).corrupted(evidence)));
        }
    },
    REDIS_AOF(
            TopicId.REDIS_AOF,
            "Redis does not start: AOF is damaged",
            "Container, log, append-only files against their manifest.") {
        @Override
        List<Inquiry> inquiries(TroubleTools tools, StepContext context) {
            // An append-only file is read to its end, and may be as big as a backup.
            return List.of(new Inquiry("Redis", READING, evidence -> new RedisTrouble(tools, context).aof(evidence)));
        }

        @Override
        List<Remedy> remedies(TroubleTools tools) {
            return List.of(new Fixes(tools).repairAof());
        }
    },
    APPLICATION_CONNECTION(
            TopicId.APPLICATION_CONNECTION,
            "Applications cannot connect after a restore",
            "DATABASE_URL against the real container, PM2 states, answers over HTTP.") {
        @Override
        List<Inquiry> inquiries(TroubleTools tools, StepContext context) {
            var trouble = new ApplicationTrouble(tools);
            var all = new ArrayList<Inquiry>();
            all.add(inquiry("DATABASE_URL", trouble::url));
            all.add(inquiry("applications", trouble::states));
            all.add(inquiry("ports of the applications", trouble::ports));
            for (var probe : tools.site().probes()) {
                all.add(inquiry(probe.name(), evidence -> trouble.answer(probe, evidence)));
            }
            return all;
        }

        @Override
        List<Remedy> remedies(TroubleTools tools) {
            return tools.applications().names().isEmpty() ? List.of() : List.of(new Fixes(tools).restartApplications());
        }
    };

    private static final Duration LOOKING = Duration.ofSeconds(30);
    private static final Duration READING = Duration.ofMinutes(10);

    private final String id;
    private final String title;
    private final String purpose;

    Topic(String id, String title, String purpose) {
        this.id = id;
        this.title = title;
        this.purpose = purpose;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String purpose() {
        return purpose;
    }

    abstract List<Inquiry> inquiries(TroubleTools tools, StepContext context);

    /** What may be tried in the same run, if it is asked for. */
    List<Remedy> remedies(TroubleTools tools) {
        return List.of();
    }

    private static Inquiry inquiry(String part, Inquiry.Looking looking) {
        return new Inquiry(part, LOOKING, looking);
    }
}
