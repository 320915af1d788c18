package dev.sailplan.gateway.proof;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConstantTimeTest {
    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.sailplan.gateway.proof");
    private static final Set<String> OWNERS =
            Set.of(
                    Object.class.getName(),
                    String.class.getName(),
                    Arrays.class.getName(),
                    Objects.class.getName(),
                    ByteBuffer.class.getName());
    private static final Set<String> TELLING =
            Set.of(
                    "equals",
                    "deepEquals",
                    "equalsIgnoreCase",
                    "compareTo",
                    "compare",
                    "contentEquals",
                    "regionMatches",
                    "mismatch",
                    "hashCode");

    @Test
    void nothing_secret_is_compared_in_a_time_that_tells_how_much_was_right() {
        noClasses()
                .should()
                .callMethodWhere(describe("tells by its time", ConstantTimeTest::tells))
                .because("a token compared byte by byte can be guessed byte by byte")
                .check(CODE);
    }

    @Test
    void signatures_and_tokens_are_compared_by_the_one_method_that_does_not_tell() {
        classes()
                .that()
                .haveSimpleName("Macs")
                .or()
                .haveSimpleName("Token")
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(CODE);
        assertThat(CODE).hasSizeGreaterThan(7);
    }

    private static boolean tells(JavaMethodCall call) {
        return TELLING.contains(call.getName()) && OWNERS.contains(call.getTargetOwner().getName());
    }
}
