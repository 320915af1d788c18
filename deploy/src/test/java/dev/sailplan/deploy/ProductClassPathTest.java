package dev.sailplan.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What the product doesn't ship is not even there for its tests, who have all that it has and more.
@NullMarked
class ProductClassPathTest {
    private static final Path OWN_TESTS = Path.of("target", "test-classes").toAbsolutePath();

    @Test
    void neither_tools_nor_the_simulation_nor_what_tests_are_made_of_is_on_the_class_path() {
        // When
        List<String> classPath =
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));

        // Then
        assertThat(classPath)
                .anyMatch(entry -> entry.contains("picocli"))
                .filteredOn(entry -> !Path.of(entry).toAbsolutePath().equals(OWN_TESTS))
                .noneMatch(entry -> entry.matches(".*/deploy/(tools|simulation)/target/.*"))
                .noneMatch(entry -> entry.matches(".*/sailplan-(tools|simulation)[^/]*"))
                .noneMatch(entry -> entry.matches(".*(/test-classes/?|-tests\\.jar)"));
    }
}
