package dev.sailplan.deploy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What the documents point to is there.
@NullMarked
class DocsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DECISIONS = ROOT.resolve("docs/decisions");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");
    private static final Pattern TABLE = Pattern.compile("(?m)(?:^\\|.*\\R)+");
    private static final Pattern PARENT =
            Pattern.compile("\\b(?:class|interface) \\w+ (?:extends|implements) (\\w+)");

    @Test
    void every_link_leads_to_a_file() throws IOException {
        List<String> dead =
                documents().stream()
                        .flatMap(document ->
                                found(LINK, text(document))
                                        .map(link -> link.group(1))
                                        .filter(link -> !exists(document, link))
                                        .map(link -> ROOT.relativize(document) + ": " + link))
                        .toList();

        assertThat(dead).isEmpty();
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing =
                documents().stream()
                        .flatMap(document -> found(TEST, text(document)))
                        .filter(named -> !isThere(tests, named))
                        .map(Matcher::group)
                        .distinct()
                        .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void decisions_have_numbers_of_their_own() throws IOException {
        assertThat(decisions().stream().map(DocsTest::number)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void decisions_are_titled_by_their_numbers_and_listed() throws IOException {
        String list = text(DECISIONS.resolve("README.md"));

        assertThat(decisions())
                .allSatisfy(file -> {
                    String title = text(file).lines().findFirst().orElse("");
                    assertThat(title).startsWith("# " + number(file) + ". ");
                    assertThat(list)
                            .contains("[" + title.substring(2) + "](" + file.getFileName() + ")");
                });
    }

    private static int number(Path decision) {
        return Integer.parseInt(decision.getFileName().toString().substring(0, 4));
    }

    private static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            return files.filter(file -> Character.isDigit(file.getFileName().toString().charAt(0)))
                    .toList();
        }
    }

    @Test
    void no_table_of_what_was_promised_has_a_row_twice() {
        List<String> tables =
                found(TABLE, text(ROOT.resolve("docs/RELIABILITY.md")))
                        .map(Matcher::group)
                        .toList();

        assertThat(tables).isNotEmpty();
        tables.forEach(table ->
                assertThat(table.lines().map(DocsTest::firstCell)).doesNotHaveDuplicates());
    }

    private static String firstCell(String row) {
        return row.split("(?<!\\\\)\\|", 3)[1].strip();
    }

    private static boolean isThere(Map<String, String> tests, Matcher named) {
        return Optional.ofNullable(tests.get(named.group(1)))
                .filter(source -> named.group(2) == null || declares(tests, source, named.group(2)))
                .isPresent();
    }

    private static boolean declares(Map<String, String> tests, String source, String method) {
        return source.contains("void " + method + "(")
                || found(PARENT, source)
                        .map(parent -> tests.getOrDefault(parent.group(1), ""))
                        .anyMatch(parent -> declares(tests, parent, method));
    }

    private static boolean exists(Path document, String link) {
        return Files.exists(document.resolveSibling(link));
    }

    private static List<Path> documents() throws IOException {
        return files(name -> name.endsWith(".md"));
    }

    private static Map<String, String> tests() throws IOException {
        return files(name -> name.endsWith(".java")).stream()
                .filter(file -> file.toString().contains("/src/test/"))
                .collect(
                        toMap(
                                file -> file.getFileName().toString().replace(".java", ""),
                                DocsTest::text,
                                (one, other) -> one + other));
    }

    private static List<Path> files(Predicate<String> named) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> named.test(file.getFileName().toString()))
                    .filter(file ->
                            !ROOT.relativize(file).toString().matches("(.*/)?(target|[.].*)/.*"))
                    .toList();
        }
    }

    private static Stream<Matcher> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return Stream.generate(() -> matcher)
                .takeWhile(Matcher::find)
                .map(it -> pattern.matcher(it.group()))
                .filter(Matcher::matches);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
