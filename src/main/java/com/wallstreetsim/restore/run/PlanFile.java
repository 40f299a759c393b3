package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wallstreetsim.restore.procedure.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

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
            return EventJson.MAPPER.treeToValue(object, PlanFile.class);
        } catch (IOException e) {
            throw new JournalException(file + " cannot be read: " + e.getMessage(), HINT, e);
        }
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
