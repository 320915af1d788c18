package dev.sailplan.common.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.Identifier;
import dev.sailplan.common.domain.json.Json;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Maps records to bytes and back, strictly and within a budget.
public final class Mapping {
    /// One for all: each would learn every type anew.
    private static final JsonMapper RECORDS = mapper(JsonBudget.STRANGER);

    private final JsonMapper mapper;

    private Mapping(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public Mapping() {
        this(RECORDS);
    }

    public Mapping(JsonBudget budget) {
        this(mapper(budget));
    }

    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    public <T> T read(byte[] bytes, Class<T> type) {
        if (!startsAsUtf8(bytes)) {
            throw new UnreadableJson("not in UTF-8");
        }
        return read(() -> mapper.readValue(bytes, type));
    }

    public <T> T read(String text, Class<T> type) {
        return read(() -> mapper.readValue(text, type));
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException e) {
            throw new UnreadableJson(where(e));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableJson("not the expected JSON");
        }
    }

    /// The parser would take UTF-16 and UTF-32 for JSON too, by their first bytes: a mark of order, or a zero.
    private static boolean startsAsUtf8(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0 || bytes[i] == (byte) 0xFE || bytes[i] == (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    /// The place, never the words of the exception: those quote what they found.
    private static String where(JacksonException e) {
        String path =
                e.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .filter(name -> name != null && name.matches("[A-Za-z]{1,40}"))
                        .collect(Collectors.joining("."));
        String place = path.isEmpty() ? "" : " at " + path;
        return e.getCause() instanceof UnreadableJson cause
                ? cause.why() + place
                : "not the expected JSON" + place;
    }

    private static JsonMapper mapper(JsonBudget budget) {
        return JsonMapper.builder(budget.factory())
                .annotationIntrospector(new DomainIntrospector())
                .accessorNaming(new ComponentNaming())
                .addModule(module())
                .changeDefaultPropertyInclusion(
                        i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .build();
    }

    private static SimpleModule module() {
        IdentifierBinding.Readers identifiers = new IdentifierBinding.Readers();
        return new SimpleModule() {
            private static final long serialVersionUID = 1;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addDeserializers(identifiers);
                context.addKeyDeserializers(identifiers);
            }
        }.addSerializer(new IdentifierBinding.Writer())
                .addKeySerializer(Identifier.class, new IdentifierBinding.KeyWriter())
                .addSerializer(new GenerationWriter())
                .addDeserializer(Generation.class, new GenerationReader())
                .addSerializer(new JsonBinding.Writer())
                .addDeserializer(Json.class, new JsonBinding.Reader<>(Json.class))
                .addDeserializer(
                        Json.JsonObject.class, new JsonBinding.Reader<>(Json.JsonObject.class));
    }

    private static final class GenerationWriter extends StdSerializer<Generation> {
        GenerationWriter() {
            super(Generation.class);
        }

        @Override
        public void serialize(Generation value, JsonGenerator out, SerializationContext context) {
            out.writeNumber(value.number());
        }
    }

    private static final class GenerationReader extends StdDeserializer<Generation> {
        GenerationReader() {
            super(Generation.class);
        }

        @Override
        public Generation deserialize(JsonParser in, DeserializationContext context) {
            return in.isExpectedNumberIntToken()
                    ? new Generation(in.getLongValue())
                    : (Generation) context.reportInputMismatch(this, "a generation is an integer");
        }
    }
}
