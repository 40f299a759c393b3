package com.wallstreetsim.restore.site;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key of the site file and what may stand there.
 *
 * @param pattern what each text must match
 * @param expected the same in words
 * @param children the keys of a section or of each item of a list
 * @param required whether the mapping around it is of no use without it
 */
record SiteKey(String name, Kind kind, Pattern pattern, String expected, List<SiteKey> children, boolean required) {

    SiteKey(String name, Kind kind, Pattern pattern, String expected, List<SiteKey> children) {
        this(name, kind, pattern, expected, children, false);
    }

    /** The shape of a value. */
    enum Kind {
        /** One text or number. */
        TEXT,
        /** A list of texts. */
        TEXTS,
        /** Any names with texts. */
        PAIRS,
        /** A number, or any names with numbers. */
        NUMBERS,
        /** A mapping of known keys. */
        SECTION,
        /** A list of mappings of known keys. */
        ITEMS
    }

    private static final Pattern ANY = Pattern.compile("[^\\p{Cntrl}]*\\S[^\\p{Cntrl}]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final Pattern IDENTIFIER = Pattern.compile("[^\\p{Cntrl}\"]{1,63}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final SiteKey SERVICE = name("service", "a service of the compose file");
    private static final SiteKey CONTAINER = name("container", "a container's name");
    private static final SiteKey DATABASE =
            new SiteKey("database", Kind.TEXT, IDENTIFIER, "a database's name", List.of());
    private static final SiteKey USER = new SiteKey("user", Kind.TEXT, IDENTIFIER, "a user's name", List.of());
    private static final SiteKey PASSWORD = new SiteKey(
            "password-variable",
            Kind.TEXT,
            VARIABLE,
            "the name of a variable of the .env (never the password)",
            List.of());

    /** All keys of the file. */
    static final SiteKey ROOT = section(
            "",
            name("site", "a name without spaces"),
            text("compose-file", "a path"),
            text("env-file", "a path"),
            text("backups", "a directory"),
            text("weekly", "a directory"),
            name("state-group", "a group of this host"),
            section("postgres", SERVICE, CONTAINER, DATABASE, USER, PASSWORD, names("tables-to-check", "table names")),
            section("redis", SERVICE, CONTAINER, PASSWORD),
            section("clickhouse", SERVICE, CONTAINER, DATABASE, USER, PASSWORD),
            section(
                    "applications",
                    text("pm2", "a path, or pm2"),
                    text("pm2-home", "a directory"),
                    names("names", "PM2 names"),
                    text("ecosystem", "a path")),
            items(
                    "probes",
                    text("name", "a text").needed(),
                    new SiteKey("url", Kind.TEXT, Pattern.compile("https?://\\S+"), "an http:// address", List.of())
                            .needed(),
                    new SiteKey(
                            "expect-status",
                            Kind.TEXT,
                            Pattern.compile("[1-5]\\d\\d"),
                            "a number from 100 to 599",
                            List.of()),
                    new SiteKey("expect-json", Kind.PAIRS, ANY, "dotted paths with their values", List.of()),
                    text("expect-text", "a text"),
                    new SiteKey(
                            "limit",
                            Kind.TEXT,
                            Pattern.compile("[1-9]\\d?|[12]\\d\\d|300"),
                            "seconds from 1 to 300",
                            List.of()),
                    text("note", "a text")),
            new SiteKey(
                    "approvals", Kind.NUMBERS, Pattern.compile("[1-5]"), "a number of persons from 1 to 5", List.of()),
            items(
                    "contacts",
                    text("role", "a text").needed(),
                    text("name", "a text"),
                    text("phone", "a text"),
                    text("mail", "a text"),
                    text("note", "a text")),
            items(
                    "revision-history",
                    text("date", "a date").needed(),
                    text("version", "a text"),
                    text("changes", "a text"),
                    text("author", "a text")),
            section(
                    "audit-table",
                    text("table", "a table's name").needed(),
                    text("time-column", "a column's name").needed()));

    private SiteKey needed() {
        return new SiteKey(name, kind, pattern, expected, children, true);
    }

    Optional<SiteKey> child(String key) {
        return children.stream().filter(c -> c.name.equals(key)).findFirst();
    }

    private static SiteKey text(String name, String expected) {
        return new SiteKey(name, Kind.TEXT, ANY, expected, List.of());
    }

    private static SiteKey name(String name, String expected) {
        return new SiteKey(name, Kind.TEXT, NAME, expected, List.of());
    }

    private static SiteKey names(String name, String expected) {
        return new SiteKey(name, Kind.TEXTS, NAME, expected, List.of());
    }

    private static SiteKey section(String name, SiteKey... children) {
        return new SiteKey(name, Kind.SECTION, ANY, "a mapping", List.of(children));
    }

    private static SiteKey items(String name, SiteKey... children) {
        return new SiteKey(name, Kind.ITEMS, ANY, "a list of mappings", List.of(children));
    }
}
