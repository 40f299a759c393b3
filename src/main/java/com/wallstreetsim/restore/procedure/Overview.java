package com.wallstreetsim.restore.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the home screen and {@code status} show, probed at one moment.
 *
 * @param at when it was probed
 * @param alarms what is wrong, worst first, a sentence each: {@code PostgreSQL is DOWN: container wss_postgres exited (1)}
 * @param services PostgreSQL, Redis, ClickHouse, the applications, disk, in that order
 * @param backups the newest backups of PostgreSQL, newest first
 * @param lossIfRestoredNow {@code Restored now, 16 h 42 m of changes would be lost.}
 * @param kept what earlier runs keep until they are closed: {@code wallstreetsim_before_20261122_184302  237 MiB}
 * @param checks the runbook's prerequisites and quick reference, each with what was found
 */
public record Overview(
        Instant at,
        List<String> alarms,
        List<Service> services,
        List<Candidate> backups,
        Optional<String> lossIfRestoredNow,
        List<String> kept,
        List<Proof> checks) {

    public Overview {
        alarms = List.copyOf(alarms);
        services = List.copyOf(services);
        backups = List.copyOf(backups);
        kept = List.copyOf(kept);
        checks = List.copyOf(checks);
    }

    /** One line: {@code postgres | DOWN | exited (1) 12 min}. */
    public record Service(String name, Health health, String detail) {}

    /** How a service is. */
    public enum Health {
        UP,
        DEGRADED,
        DOWN,
        UNKNOWN,
        /** It was asked and did not answer yet. */
        LOOKING;

        public String word() {
            return this == UP || this == LOOKING ? name().toLowerCase(Locale.ROOT) : name();
        }
    }

    /** Looks at the site. Takes seconds; never called on a screen's thread. */
    public interface Source {
        Overview probe() throws InterruptedException;

        /** As {@link #probe()}, and tells after each answer what is known so far. */
        default Overview probe(Consumer<Overview> soFar) throws InterruptedException {
            return probe();
        }
    }
}
