package dev.sailplan.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The tests that `docs/RELIABILITY.md` names are there.
@NullMarked
class ReliabilityTest {
    private static final Path HOUSE = house();
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");

    @Test
    void names_tests_that_exist() throws IOException {
        // Given
        String page = Files.readString(HOUSE.resolve("docs/RELIABILITY.md"));
        List<Path> sources = sources();

        // When
        List<MatchResult> named = NAMED.matcher(page).results().toList();

        // Then
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named)
                .allSatisfy(test -> assertThat(exists(test, sources)).as(test.group()).isTrue());
    }

    /// A method may stand in the contract that the class fulfils.
    private static boolean exists(MatchResult test, List<Path> sources) {
        boolean known = sources.stream().anyMatch(it -> it.endsWith(test.group(1) + ".java"));
        return known
                && (test.group(2) == null
                        || sources.stream()
                                .filter(it -> isOf(it, test.group(1)))
                                .anyMatch(it -> text(it).contains("void " + test.group(2) + "(")));
    }

    private static boolean isOf(Path source, String test) {
        return source.endsWith(test + ".java")
                || (source.endsWith("LoopContract.java") && test.equals("LoopIT"));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(HOUSE)) {
            return all.filter(it -> it.toString().endsWith(".java"))
                    .filter(it -> it.toString().contains("/src/test/"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path house() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("docs/RELIABILITY.md"))) {
            at = at.getParent();
        }
        return java.util.Objects.requireNonNull(at);
    }
}
