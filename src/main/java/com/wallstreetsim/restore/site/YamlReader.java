package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Builds a tree from the parser's events: no types are made, tags mean nothing, aliases are shared and not copied, and
 * depth and size are bounded before anything is built.
 */
final class YamlReader {
    private static final int DEEPEST = 40;
    private static final int MOST_EVENTS = 100_000;
    private static final int MOST_ALIASES = 100;

    private final Path file;
    private final List<Finding> findings;
    private final Map<Anchor, Yaml> anchors = new HashMap<>();
    private int events;
    private int aliases;
    private int line = 1;

    private YamlReader(Path file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The document's mapping; keys given twice are added to the findings, everything else is an exception. */
    static Yaml.Mapping read(Path file, String text, List<Finding> findings) throws SiteException {
        YamlReader reader = new YamlReader(file, findings);
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel("it")
                    .setCodePointLimit(TextFile.LIMIT)
                    .build();
            return reader.document(new Parse(settings).parseString(text).iterator());
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
            throw reader.failure(at, "not YAML: " + words(e), e);
        } catch (RuntimeException e) {
            // The parser has more kinds of failure than its documentation names; none may end the wizard.
            throw reader.failure(reader.line, "not YAML: expected readable characters", e);
        }
    }

    private Yaml.Mapping document(Iterator<Event> stream) throws SiteException {
        Event event = next(stream);
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = next(stream);
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            throw failure(1, "the file is empty; expected a YAML mapping", null);
        }
        Yaml root = node(event, stream, 0);
        next(stream);
        if (next(stream).getEventId() != Event.ID.StreamEnd) {
            throw failure(line, "a second document begins; expected one", null);
        }
        if (root instanceof Yaml.Mapping mapping) {
            return mapping;
        }
        throw failure(root.line(), "found " + root.kind() + "; expected a YAML mapping", null);
    }

    private Yaml node(Event event, Iterator<Event> stream, int depth) throws SiteException {
        if (depth > DEEPEST) {
            throw failure(line, "nested more than " + DEEPEST + " deep; expected a plain file", null);
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        Yaml built = event instanceof ScalarEvent scalar
                ? new Yaml.Scalar(line, scalar.getValue(), scalar.isPlain())
                : event.getEventId() == Event.ID.SequenceStart
                        ? sequence(stream, depth, line)
                        : mapping(stream, depth, line);
        if (event instanceof NodeEvent node) {
            node.getAnchor().ifPresent(anchor -> anchors.put(anchor, built));
        }
        return built;
    }

    private Yaml alias(AliasEvent alias) throws SiteException {
        Yaml target = anchors.get(alias.getAlias());
        if (target == null) {
            throw failure(line, "an alias without its anchor before it; expected '&name' above", null);
        }
        if (++aliases > MOST_ALIASES) {
            throw failure(line, "more than " + MOST_ALIASES + " aliases; expected a plain file", null);
        }
        return target;
    }

    private Yaml sequence(Iterator<Event> stream, int depth, int start) throws SiteException {
        List<Yaml> items = new ArrayList<>();
        for (Event e = next(stream); e.getEventId() != Event.ID.SequenceEnd; e = next(stream)) {
            items.add(node(e, stream, depth + 1));
        }
        return new Yaml.Sequence(start, Collections.unmodifiableList(items));
    }

    private Yaml mapping(Iterator<Event> stream, int depth, int start) throws SiteException {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        List<Yaml> merged = new ArrayList<>();
        for (Event e = next(stream); e.getEventId() != Event.ID.MappingEnd; e = next(stream)) {
            int keyLine = line;
            Yaml key = node(e, stream, depth + 1);
            Yaml value = node(next(stream), stream, depth + 1);
            if (key instanceof Yaml.Scalar scalar
                    && scalar.plain()
                    && scalar.text().equals("<<")) {
                merged.add(value);
            } else {
                add(entries, key, new Yaml.Entry(keyLine, value));
            }
        }
        merged.forEach(value -> merge(entries, value));
        return new Yaml.Mapping(start, Collections.unmodifiableMap(entries));
    }

    private void add(Map<String, Yaml.Entry> entries, Yaml key, Yaml.Entry entry) {
        if (!(key instanceof Yaml.Scalar scalar)) {
            error(entry.line(), "a key is " + key.kind() + "; expected a text", "Write a plain name before the ':'.");
            return;
        }
        Yaml.Entry before = entries.putIfAbsent(scalar.text(), entry);
        if (before != null) {
            error(
                    entry.line(),
                    "'" + scalar.text() + "' is given a second time, first in line " + before.line() + "; expected one",
                    "Remove one of them; Compose refuses the file as it is.");
        }
    }

    private void merge(Map<String, Yaml.Entry> entries, Yaml from) {
        if (from instanceof Yaml.Mapping mapping) {
            mapping.entries().forEach(entries::putIfAbsent);
        } else if (from instanceof Yaml.Sequence sequence) {
            sequence.items().stream().filter(Yaml.Mapping.class::isInstance).forEach(item -> merge(entries, item));
        } else {
            error(from.line(), "'<<' with " + from.kind() + "; expected an alias of a mapping", "Remove it.");
        }
    }

    private Event next(Iterator<Event> stream) throws SiteException {
        if (!stream.hasNext()) {
            throw failure(line, "the file ends too early; expected the rest of the YAML", null);
        }
        if (++events > MOST_EVENTS) {
            throw failure(line, "more than " + MOST_EVENTS + " elements; expected a small file", null);
        }
        Event event = stream.next();
        line = event.getStartMark().map(Mark::getLine).orElse(line - 1) + 1;
        return event;
    }

    private static String words(MarkedYamlEngineException e) {
        String problem = Optional.ofNullable(e.getProblem()).orElse("a piece that cannot be read");
        return problem.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?").strip();
    }

    private void error(int at, String message, String hint) {
        findings.add(Finding.error(file, at, message, hint));
    }

    private SiteException failure(int at, String message, @Nullable Throwable cause) {
        return new SiteException(
                Finding.error(file, at, message, "Correct the line, or restore the file from the repository."), cause);
    }
}
