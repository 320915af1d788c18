package dev.sailplan.common.wire.json;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Identifier;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.KeyDeserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// Writes and reads every [Identifier] as the plain string it wraps, as a value and as a key.
final class IdentifierBinding {
    private IdentifierBinding() {}

    static final class Writer extends StdSerializer<Identifier> {
        Writer() {
            super(Identifier.class);
        }

        @Override
        public void serialize(Identifier id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.value());
        }
    }

    static final class KeyWriter extends StdSerializer<Identifier> {
        KeyWriter() {
            super(Identifier.class);
        }

        @Override
        public void serialize(Identifier id, JsonGenerator out, SerializationContext context) {
            out.writeName(id.value());
        }
    }

    /// Finds the reader of whichever identifier is asked for.
    static final class Readers extends Deserializers.Base implements KeyDeserializers {
        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return isIdentifier(type);
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return isIdentifier(type.getRawClass()) ? new Reader(type.getRawClass()) : null;
        }

        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return isIdentifier(type.getRawClass()) ? new KeyReader(type.getRawClass()) : null;
        }

        private static boolean isIdentifier(Class<?> type) {
            return Identifier.class.isAssignableFrom(type) && type.isRecord();
        }
    }

    private static final class Reader extends StdDeserializer<Object> {
        private final transient Parser parser;

        Reader(Class<?> type) {
            super(type);
            parser = Parser.of(type);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString();
            return text == null || !in.currentToken().isScalarValue()
                    ? context.reportInputMismatch(this, "an identifier is a string")
                    : parser.parse(text);
        }
    }

    private static final class KeyReader extends KeyDeserializer {
        private final Parser parser;

        KeyReader(Class<?> type) {
            parser = Parser.of(type);
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return parser.parse(key);
        }
    }

    /// Makes an identifier of its text.
    private record Parser(MethodHandle handle) {
        static Parser of(Class<?> type) {
            try {
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                return new Parser(
                        type == ApplicationKey.class
                                ? lookup.findStatic(
                                        type, "parse", MethodType.methodType(type, String.class))
                                : lookup.findConstructor(
                                        type, MethodType.methodType(void.class, String.class)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " is not made of one public string", e);
            }
        }

        Object parse(String text) {
            try {
                return handle.invoke(text);
            } catch (Throwable e) {
                // Its message may quote the text, and the text may be anything.
                throw new UnreadableJson("not a valid identifier");
            }
        }
    }
}
