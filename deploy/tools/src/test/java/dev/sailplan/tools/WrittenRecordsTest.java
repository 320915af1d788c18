package dev.sailplan.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import dev.sailplan.common.wire.type.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A record that is described is written by somebody, or its description says that it is not yet.
@NullMarked
class WrittenRecordsTest {
    private static final Path SCHEMAS = Path.of("../../common/src/main/resources/schemas/v1");
    private static final String NOT_YET = "Not yet: nobody writes it";

    @ParameterizedTest
    @EnumSource
    void a_record_that_nobody_writes_says_so(RecordType type) throws IOException {
        // Given
        JavaClass record = ArchitectureTest.CODE.get(type.recordClass());

        // When
        String schema = Files.readString(SCHEMAS.resolve(type.schemaName() + ".json"));

        // Then
        assertThat(schema.contains(NOT_YET)).isEqualTo(!isWritten(record));
    }

    /// Whether a service or a command makes one. Its own copies are of one that was made, and a simulated world is none.
    private static boolean isWritten(JavaClass record) {
        return record.getConstructorCallsToSelf().stream()
                .map(JavaConstructorCall::getOriginOwner)
                .anyMatch(maker ->
                        !maker.equals(record) && !maker.getPackageName().contains(".simulation."));
    }
}
