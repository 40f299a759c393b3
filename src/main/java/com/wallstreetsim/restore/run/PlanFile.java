package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wallstreetsim.restore.procedure.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code plan.json}: what a run was made for. Written once; the mode in it is final.
 *
 * @param schema 1
 * @param program the version that wrote it
 */
public record PlanFile(
        int schema,
        String run,
        String procedure,
        int version,
        String title,
        Mode mode,
        String site,
        Map<String, String> answers,
        List<RunEvent.StepHead> steps,
        List<String> resources,
        String operator,
        String from,
        String host,
        String createdAt,
        String program) {

    private static final int SCHEMA = 1;

    private static final String HINT =
            "Start the procedure anew; the old run can still be read with 'wss-restore report'.";

    void write(Path file) throws IOException {
        ObjectNode object = EventJson.MAPPER.valueToTree(this);
        object.put("hash", hash(object));
        RunDirectory.writeWhole(
                file, EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(object));
    }

    /** Reads it back; a plan that was edited after it was written is refused. */
    static PlanFile read(Path file) throws JournalException {
        try {
            if (!(EventJson.MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode object)) {
                throw new JournalException(file + " is not a plan", HINT, null);
            }
            var said = object.path("hash").asText();
            object.remove("hash");
            if (!said.equals(hash(object))) {
                throw new JournalException(file + " was changed after it was written", HINT, null);
            }
            return whole(file, EventJson.MAPPER.treeToValue(object, PlanFile.class));
        } catch (NoSuchFileException e) {
            throw new JournalException(file + " is missing: nobody knows what the run was made for", HINT, e);
        } catch (IOException e) {
            throw new JournalException(file + " cannot be read: " + e.getMessage(), HINT, e);
        }
    }

    /** Another version of the program may have written other fields, with a hash that is right. */
    private static PlanFile whole(Path file, PlanFile plan) throws JournalException {
        if (plan.schema() != SCHEMA) {
            throw new JournalException(
                    "%s has schema %d, this version reads %d".formatted(file, plan.schema(), SCHEMA), HINT, null);
        }
        var needed = Stream.of(
                plan.run, plan.procedure, plan.mode, plan.site, plan.answers, plan.steps, plan.resources, plan.program);
        if (!needed.allMatch(Objects::nonNull)) {
            throw new JournalException(file + " lacks a field that this version needs", HINT, null);
        }
        return plan;
    }

    private static String hash(ObjectNode object) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(EventJson.MAPPER.writeValueAsString(object).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
