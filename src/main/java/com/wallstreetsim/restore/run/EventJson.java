package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.wallstreetsim.restore.procedure.Impact;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** A journal line as one JSON object: {@code seq}, {@code at}, {@code event}, then the event's own fields. */
public final class EventJson {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Impact.class, new ImpactWriter())
                    .addSerializer(Instant.class, new InstantWriter())
                    .addDeserializer(Impact.class, new ImpactReader()))
            .build();

    private EventJson() {}

    /** One object without line breaks. */
    public static String toJson(JournalLine line) {
        var object = MAPPER.createObjectNode();
        object.put("seq", line.seq());
        object.put("at", line.at().toString());
        ObjectNode event = MAPPER.valueToTree(line.event());
        object.setAll(event);
        return write(object);
    }

    /** An event that stands in no journal, as one object. */
    public static String toJson(RunEvent event) {
        return write(MAPPER.<ObjectNode>valueToTree(event));
    }

    /**
     * Reads one line back.
     *
     * @throws IOException when it is not one that this version wrote or knows
     */
    public static JournalLine parse(String json) throws IOException {
        if (!(MAPPER.readTree(json) instanceof ObjectNode object)) {
            throw new IOException("not a JSON object");
        }
        var seq = object.path("seq").asLong(-1);
        var at = object.path("at").asText();
        object.remove("seq");
        object.remove("at");
        try {
            return new JournalLine(seq, Instant.parse(at), whole(MAPPER.treeToValue(object, RunEvent.class)));
        } catch (DateTimeException e) {
            throw new IOException("no time in it", e);
        }
    }

    /** A field that is missing reads as null, and only the end of a run may lack some. */
    private static RunEvent whole(RunEvent event) throws IOException {
        if (event instanceof RunEvent.RunFinished finish) {
            if (Objects.isNull(finish.result()) || Objects.isNull(finish.message())) {
                throw new IOException("the end of a run without its result");
            }
            return event;
        }
        for (var field : event.getClass().getRecordComponents()) {
            if (isNull(field, event)) {
                throw new IOException("no " + field.getName() + " in it");
            }
        }
        return event;
    }

    private static boolean isNull(RecordComponent field, RunEvent event) throws IOException {
        try {
            return field.getAccessor().invoke(event) == null;
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    private static String write(ObjectNode object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON", e);
        }
    }

    /** As ISO 8601 text; Jackson alone knows no times and would fail on them. */
    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class ImpactWriter extends StdSerializer<Impact> {
        ImpactWriter() {
            super(Impact.class);
        }

        @Override
        public void serialize(Impact value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.word());
        }
    }

    private static final class ImpactReader extends StdDeserializer<Impact> {
        ImpactReader() {
            super(Impact.class);
        }

        @Override
        public Impact deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return Impact.valueOf(in.getText().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IOException("not an impact: " + in.getText(), e);
            }
        }
    }
}
