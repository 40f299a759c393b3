package com.wallstreetsim.restore;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A procedure of the crash matrix with one set of answers.
 *
 * @param procedure its id in the catalogue
 * @param variant what tells it from others of the same procedure
 * @param answers to its questions; {@code {site}} stands for the site's directory
 * @param content what each service it changes holds after it; before it, that is {@code old}
 * @param meanwhile what a service may hold besides old and new while the run is not settled: {@code away}, {@code missing}
 * @param down what does not run when the procedure starts: services, or {@code applications}
 * @param only the steps whose rows are made, where the others are another variant's; empty for all
 * @param closes the steps that keep something, and {@code undone:} with those whose undo does
 * @param everyPoint whether rows are made that differ from others only by a line in the journal, not in the world
 * @param undoCutShortAt the step at whose end a run is killed whose undo is killed then
 */
record CrashSubject(
        String procedure,
        String variant,
        Map<String, String> answers,
        Map<String, String> content,
        Set<String> meanwhile,
        Set<String> down,
        Set<String> only,
        Optional<String> undoCutShortAt,
        Set<String> closes,
        boolean everyPoint) {
    static final String APPLICATIONS = "applications";
    private static final String UNDONE = "undone:";

    CrashSubject {
        answers = Map.copyOf(answers);
        content = Map.copyOf(content);
        meanwhile = Set.copyOf(meanwhile);
        down = Set.copyOf(down);
        only = Set.copyOf(only);
        closes = Set.copyOf(closes);
    }

    static CrashSubject of(String procedure) {
        return new CrashSubject(
                procedure, "", Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Set.of(), false);
    }

    CrashSubject called(String name) {
        return new CrashSubject(
                procedure, name, answers, content, meanwhile, down, only, undoCutShortAt, closes, everyPoint);
    }

    CrashSubject answering(String name, String value) {
        var more = new TreeMap<>(answers);
        more.put(name, value);
        return new CrashSubject(
                procedure, variant, more, content, meanwhile, down, only, undoCutShortAt, closes, everyPoint);
    }

    /** After it the service holds {@code restored} or {@code empty}, or {@code old} where it only restarts. */
    CrashSubject leaves(String service, String after) {
        var more = new TreeMap<>(content);
        more.put(service, after);
        return new CrashSubject(
                procedure, variant, answers, more, meanwhile, down, only, undoCutShortAt, closes, everyPoint);
    }

    CrashSubject meanwhile(String... seen) {
        return new CrashSubject(
                procedure, variant, answers, content, Set.of(seen), down, only, undoCutShortAt, closes, everyPoint);
    }

    CrashSubject without(String what) {
        var more = new HashSet<>(down);
        more.add(what);
        return new CrashSubject(
                procedure, variant, answers, content, meanwhile, more, only, undoCutShortAt, closes, everyPoint);
    }

    CrashSubject onlySteps(String... steps) {
        return new CrashSubject(
                procedure,
                variant,
                answers,
                content,
                meanwhile,
                down,
                Set.of(steps),
                undoCutShortAt,
                closes,
                everyPoint);
    }

    CrashSubject undoCutShortAt(String step) {
        return new CrashSubject(
                procedure, variant, answers, content, meanwhile, down, only, Optional.of(step), closes, everyPoint);
    }

    CrashSubject atEveryPoint() {
        return new CrashSubject(
                procedure, variant, answers, content, meanwhile, down, only, undoCutShortAt, closes, true);
    }

    /** A finished run keeps something of this step, which closing deletes. */
    CrashSubject keeps(String step) {
        return closing(step);
    }

    /** An undone run keeps something of this step, which closing deletes. */
    CrashSubject keepsUndone(String step) {
        return closing(UNDONE + step);
    }

    private CrashSubject closing(String what) {
        var more = new HashSet<>(closes);
        more.add(what);
        return new CrashSubject(
                procedure, variant, answers, content, meanwhile, down, only, undoCutShortAt, more, everyPoint);
    }

    boolean covers(String step) {
        return only.isEmpty() || only.contains(step);
    }

    boolean isKept(String step) {
        return closes.contains(step);
    }

    boolean isKeptUndone(String step) {
        return closes.contains(UNDONE + step);
    }

    Map<String, String> answersAt(Path site) {
        var settled = new TreeMap<String, String>();
        answers.forEach((name, value) -> settled.put(name, value.replace("{site}", site.toString())));
        return settled;
    }

    /** What a service may hold right after a crash. */
    Set<String> allowed(String service) {
        var allowed = new HashSet<>(meanwhile);
        allowed.add("old");
        allowed.add(content.getOrDefault(service, "old"));
        return allowed;
    }

    String name() {
        return variant.isEmpty() ? procedure : procedure + ", " + variant;
    }
}
