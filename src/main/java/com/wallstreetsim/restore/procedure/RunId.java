package com.wallstreetsim.restore.procedure;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The name of a run and of its directory: {@code 20261122-170133-postgres-restore}, start time in UTC first. */
public record RunId(String value) {
    private static final Pattern FORM = Pattern.compile("\\d{8}-\\d{6}-[a-z0-9-]+");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a run id: '" + value + "'");
        }
    }

    public static RunId of(Instant start, ProcedureId procedure) {
        return new RunId(STAMP.format(start) + "-" + procedure.value().replace('.', '-'));
    }

    /** The start time in a form that may stand in a database's or a volume's name: {@code 20261122_170133}. */
    public String stamp() {
        return value.substring(0, 15).replace('-', '_');
    }

    /** The start time. */
    public Instant startedAt() {
        return Instant.from(STAMP.parse(value.substring(0, 15)));
    }

    @Override
    public String toString() {
        return value;
    }
}
