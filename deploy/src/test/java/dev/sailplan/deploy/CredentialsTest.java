package dev.sailplan.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.SealingKeyPair;
import dev.sailplan.common.seal.key.KeyFile;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.seal.secret.FingerprintKey;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds a credential prints none: a record prints all that it has, unless it says otherwise.
@NullMarked
class CredentialsTest {
    private static final String CANARY = "canary-5f1d";

    /// Keys have a form, so that no canary can stand in for one; they are looked at by themselves.
    private static final List<Class<?>> KEYS =
            List.of(FingerprintKey.class, KeyFile.class, SealingKeyPair.class);

    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(passw|passphrase|secret|token|credential|private|jaas|authoriz|clientkey"
                            + "|connection|properties|environment|body).*");

    /// The path of a file that has a secret may be shown.
    private static final Pattern TEXT =
            Pattern.compile(".*(lang\\.String|byte\\[\\]|char\\[\\]|port\\.Payload).*");

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("dev.sailplan");

    private static final List<Class<?>> HOLDERS =
            CODE.stream()
                    .filter(JavaClass::isRecord)
                    .<Class<?>>map(JavaClass::reflect)
                    .filter(record -> secrets(record).findAny().isPresent())
                    .toList();

    private static Stream<RecordComponent> secrets(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(it -> SECRET.matcher(it.getName()).matches())
                .filter(it -> TEXT.matcher(it.getGenericType().getTypeName()).matches());
    }

    @Test
    void no_record_prints_what_is_called_a_secret() {
        assertThat(HOLDERS).contains(ClusterAccess.class).containsAll(KEYS);
        assertThat(HOLDERS)
                .filteredOn(record -> !KEYS.contains(record))
                .filteredOn(record -> secrets(record).anyMatch(it -> isPrinted(record, it)))
                .isEmpty();
    }

    @Test
    void no_other_class_that_has_a_secret_prints_anything() {
        assertThat(CODE.stream().filter(it -> !it.isRecord()))
                .filteredOn(it -> it.getFields().stream().anyMatch(CredentialsTest::isSecret))
                .noneMatch(it -> it.tryGetMethod("toString").isPresent());
    }

    private static boolean isSecret(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && SECRET.matcher(field.getName()).matches()
                && TEXT.matcher(field.reflect().getGenericType().getTypeName()).matches();
    }

    /// Whether a record prints this component, which is the canary and the only one.
    private static boolean isPrinted(Class<?> record, RecordComponent secret) {
        RecordComponent[] all = record.getRecordComponents();
        Object[] values =
                Arrays.stream(all)
                        .map(it -> value(it, isSame(it, secret) ? CANARY : "x"))
                        .toArray();
        try {
            Constructor<?> constructor =
                    record.getDeclaredConstructor(
                            Arrays.stream(all)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values).toString().contains(CANARY);
        } catch (InvocationTargetException e) {
            throw new AssertionError("make one of these as a key is made: " + record.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record.getName(), e);
        }
    }

    /// Components are copied whenever they are asked for.
    private static boolean isSame(RecordComponent one, RecordComponent other) {
        return one.getName().equals(other.getName());
    }

    private static @Nullable Object value(RecordComponent component, String text) {
        boolean ofText = component.getGenericType().getTypeName().contains("<java.lang.String>");
        return switch (component.getType().getSimpleName()) {
            case "String" -> text;
            case "byte[]" -> text.getBytes(StandardCharsets.UTF_8);
            case "char[]" -> text.toCharArray();
            case "Payload" -> Payload.of(text);
            case "Map" -> Map.of("bootstrap.servers", "x", "sasl.jaas.config", text);
            case "List" -> ofText ? List.of(text) : List.of();
            case "Optional" -> ofText ? Optional.of(text) : Optional.empty();
            case "boolean" -> false;
            case "int" -> 1;
            case "long" -> 1L;
            default -> null;
        };
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void no_key_prints_its_private_half(KeyKind kind) {
        KeyFile key = KeyFile.generate(kind, KeyUse.DEV, 1);
        assertThat(printed(key, key.privateHalf().orElseThrow())).isFalse();
    }

    @Test
    void no_key_that_is_in_use_prints_itself() {
        SealingKeyPair pair = SealingKeyPair.generate(1);
        FingerprintKey fingerprints = new FingerprintKey(pair.privateKey());
        assertThat(printed(pair, pair.privateKey())).isFalse();
        assertThat(printed(fingerprints, fingerprints.secret())).isFalse();
    }

    private static boolean printed(Object holder, Payload secret) {
        byte[] bytes = secret.bytes();
        return Stream.of(
                        HexFormat.of().formatHex(bytes),
                        Base64.getEncoder().encodeToString(bytes),
                        Arrays.toString(bytes),
                        secret.text())
                .anyMatch(holder.toString()::contains);
    }
}
