package com.wallstreetsim.restore;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A procedure of the crash matrix with one set of answers, and what must be true before and after it. */
final class CrashSubject {
    static final String APPLICATIONS = "applications";

    private final String procedure;
    private String variant = "";
    private Map<String, String> answers = new TreeMap<>();
    private Map<String, String> content = new TreeMap<>();
    private Set<String> meanwhile = new TreeSet<>();
    private Set<String> down = new TreeSet<>();
    private Set<String> only = new TreeSet<>();
    private Set<String> kept = new TreeSet<>();
    private Set<String> keptUndone = new TreeSet<>();
    private Optional<String> undoCutShortAt = Optional.empty();
    private Optional<CrashSubject> first = Optional.empty();
    private boolean everyPoint;

    private CrashSubject(String procedure) {
        this.procedure = procedure;
    }

    /** @param procedure its id in the catalogue */
    static CrashSubject of(String procedure) {
        return new CrashSubject(procedure);
    }

    private CrashSubject with(Consumer<CrashSubject> change) {
        var next = new CrashSubject(procedure);
        next.variant = variant;
        next.answers = new TreeMap<>(answers);
        next.content = new TreeMap<>(content);
        next.meanwhile = new TreeSet<>(meanwhile);
        next.down = new TreeSet<>(down);
        next.only = new TreeSet<>(only);
        next.kept = new TreeSet<>(kept);
        next.keptUndone = new TreeSet<>(keptUndone);
        next.undoCutShortAt = undoCutShortAt;
        next.first = first;
        next.everyPoint = everyPoint;
        change.accept(next);
        return next;
    }

    /** What tells it from others of the same procedure. */
    CrashSubject called(String name) {
        return with(next -> next.variant = name);
    }

    /** {@code {site}} stands for the site's directory, {@code {kept}} for the volume that the run before it kept. */
    CrashSubject answering(String name, String value) {
        return with(next -> next.answers.put(name, value));
    }

    /** After it the service holds {@code restored} or {@code empty}, or {@code old} where its content stays. */
    CrashSubject leaves(String service, String after) {
        return with(next -> next.content.put(service, after));
    }

    /** What a service may hold besides old and new while the run is not settled: {@code away}, {@code missing}. */
    CrashSubject meanwhile(String... seen) {
        return with(next -> next.meanwhile.addAll(List.of(seen)));
    }

    /** What does not run when the procedure starts: a service, or {@link #APPLICATIONS}. */
    CrashSubject without(String what) {
        return with(next -> next.down.add(what));
    }

    /** The steps whose rows are made, where the others are another variant's. */
    CrashSubject onlySteps(String... steps) {
        return with(next -> next.only.addAll(List.of(steps)));
    }

    /** Adds rows of a run that is killed at the end of this step and whose undo is killed then. */
    CrashSubject undoCutShortAt(String step) {
        return with(next -> next.undoCutShortAt = Optional.of(step));
    }

    /** A finished run keeps something of this step, which closing deletes. */
    CrashSubject keeps(String step) {
        return with(next -> next.kept.add(step));
    }

    /** An undone run keeps something of this step, which closing deletes. */
    CrashSubject keepsUndone(String step) {
        return with(next -> next.keptUndone.add(step));
    }

    /** Rows are also made that differ from others by a line in the journal only, not in the world. */
    CrashSubject atEveryPoint() {
        return with(next -> next.everyPoint = true);
    }

    /** It works on what a whole run of another one has left. */
    CrashSubject after(CrashSubject other) {
        return with(next -> next.first = Optional.of(other));
    }

    String procedure() {
        return procedure;
    }

    Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    Map<String, String> answersAt(Path site, String keptVolume) {
        var settled = new TreeMap<String, String>();
        answers.forEach((name, value) ->
                settled.put(name, value.replace("{site}", site.toString()).replace("{kept}", keptVolume)));
        return settled;
    }

    Set<String> services() {
        return content.keySet();
    }

    String before(String service) {
        return first.map(other -> other.after(service)).orElse("old");
    }

    String after(String service) {
        return content.getOrDefault(service, "old");
    }

    /** What a service may hold right after a crash. */
    Set<String> allowed(String service) {
        var allowed = new HashSet<>(meanwhile);
        allowed.add(before(service));
        allowed.add(after(service));
        return allowed;
    }

    boolean isDown(String what) {
        return down.contains(what);
    }

    boolean covers(String step) {
        return only.isEmpty() || only.contains(step);
    }

    boolean isKept(String step) {
        return kept.contains(step);
    }

    boolean isKeptUndone(String step) {
        return keptUndone.contains(step);
    }

    Optional<String> undoCutShortAt() {
        return undoCutShortAt;
    }

    boolean everyPoint() {
        return everyPoint;
    }

    Optional<CrashSubject> first() {
        return first;
    }

    String name() {
        return variant.isEmpty() ? procedure : procedure + ", " + variant;
    }

    @Override
    public String toString() {
        return name();
    }
}
