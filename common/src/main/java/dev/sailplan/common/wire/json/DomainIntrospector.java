package dev.sailplan.common.wire.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sailplan.common.wire.type.RecordType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/// Binds the domain to JSON by rules, so that it needs no annotations: alternatives of a sealed interface and records
/// of the log carry a `type`, constants are written in camelCase.
final class DomainIntrospector extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;
    private static final String OURS = "dev.sailplan.";
    private static final String TYPE = "type";

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
            MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass type && carriesType(type.getRawType())) {
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, TYPE, null, false, true, true);
        }
        return super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass type && isAlternative(type.getRawType())) {
            return records(type.getRawType())
                    .map(record -> new NamedType(record, typeName(record)))
                    .toList();
        }
        return super.findSubtypes(config, annotated);
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass annotated) {
        Class<?> type = annotated.getRawType();
        return type.isRecord() && carriesType(type)
                ? typeName(type)
                : super.findTypeName(config, annotated);
    }

    /// A number that is missing is not zero: only [Optional] may be absent.
    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member.getRawType() != Optional.class;
    }

    @Override
    public Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass annotated) {
        return EnumNamingStrategies.LOWER_CAMEL_CASE;
    }

    private static boolean carriesType(Class<?> type) {
        return RecordType.of(type).isPresent() || isAlternative(type);
    }

    private static boolean isAlternative(Class<?> type) {
        return type.getName().startsWith(OURS)
                && ((type.isInterface() && type.isSealed())
                        || Arrays.stream(type.getInterfaces())
                                .anyMatch(DomainIntrospector::isAlternative));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(DomainIntrospector::records)
                : Stream.of(type);
    }

    private static String typeName(Class<?> record) {
        return RecordType.of(record).map(RecordType::typeName).orElseGet(() -> camelCase(record));
    }

    private static String camelCase(Class<?> record) {
        String name = record.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
