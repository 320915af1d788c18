package dev.sailplan.common.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0644 | 420",
                "0400 | 256",
                "010 | 8",
                "0o17 | 15",
                "08 | 8",
                "1_000 | 1000",
                "0x1F | 31",
                "0b11 | 3",
                "1e3 | 1000",
                "yes | true",
                "y | true",
                "Off | false",
                "NO | false",
                "~ | null",
                "2020-01-01 | \"2020-01-01\"",
                "12:30:45 | \"12:30:45\"",
                "0xdAC17F958D2ee523a2206206994597C13D831ec7 |"
                        + " \"0xdAC17F958D2ee523a2206206994597C13D831ec7\"",
                "12345678901234567890 | 12345678901234567890",
                "1e400 | \"1e400\"",
                "'yes' | \"yes\"",
                "! 12 | \"12\"",
                "!!str 12 | \"12\"",
                "!!binary aGk= | \"hi\"",
            })
    void resolves_scalars_as_yaml_1_1(String written, String meant) {
        assertThat(json("v: " + written)).isEqualTo("{\"v\":" + meant + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "e", "e1_1"})
    void reads_a_fraction_of_any_length(String end) {
        Reading reading = read("v: .1" + "_1".repeat(100_000) + end);

        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[?a]", "{?a: b}", "{a: [b, ?c]}"})
    void refuses_what_kubectl_takes_as_a_key_between_brackets(String written) {
        assertThat(messages(read("v: " + written)))
                .singleElement()
                .asString()
                .contains("kubectl", "?");
        assertThat(json("v: {a: b}\nw: ?c")).isEqualTo("{\"v\":{\"a\":\"b\"},\"w\":\"?c\"}");
    }

    @Test
    void a_directive_and_text_in_utf_16_are_told_as_what_they_are() {
        byte[] utf16 = "a: é".getBytes(StandardCharsets.UTF_16LE);

        assertThat(read("%YAML 1.1\n---\na: b\n").problems().stream().map(Problem::toString))
                .containsExactly("f.yaml:1:1  a directive is not read; remove this line");
        assertThat(
                        YamlReader.read("f.yaml", utf16, YamlBudget.STANDARD).problems().stream()
                                .map(Problem::toString))
                .containsExactly(
                        "f.yaml:1:1  this is UTF-16 without a byte order mark; save the file as"
                                + " UTF-8");
    }

    @Test
    void keys_that_become_one_are_told_as_they_are_written() {
        assertThat(read("y: 1\non: 2\n").problems().stream().map(Problem::message))
                .containsExactly(
                        "true is declared twice in one object, first in line 1, column 1; `y` and"
                                + " `on` are read as true; quote the keys");
    }

    @Test
    void a_key_that_is_a_word_for_true_is_read_as_kubectl_does_and_told() {
        Reading reading =
                read("y: 1\na: {No: 2}\n\"on\": 3\n1.0: 4\nb: {True: 5}\n? &a off\n: 6\n");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.documents().getFirst().misread().stream().map(Problem::toString))
                .containsExactly(
                        "f.yaml:1:1  the key `y` is read as true; quote it",
                        "f.yaml:2:5  the key `No` is read as false; quote it",
                        "f.yaml:6:3  the key `off` is read as false; quote it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b---\na: c", "a: b ---  \n\na: c", "b: 1\na: x---\nb: 2"})
    void a_separator_that_hangs_at_a_line_between_two_keys_is_told(String text) {
        assertThat(messages(read("# first\n---\n" + text)))
                .singleElement()
                .asString()
                .endsWith("ends in ---; a separator stands on its own line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: b\na: c---", "a: b----\na: c", "a: b\n  # c ---\na: c", "{a: 1, a: 2}"})
    void nothing_of_a_separator_is_told_where_none_hangs_between_them(String text) {
        assertThat(messages(read(text)))
                .singleElement()
                .asString()
                .contains("is declared twice")
                .doesNotContain("---");
    }

    @Test
    void the_escapes_that_only_kubectl_knows_are_refused_with_those_that_both_know() {
        assertThat(messages(read("v: \"a\\L\"\n---\nw: \"\\P\"\n")))
                .containsExactly(
                        "f.yaml:1:7  the parser does not know \\L, which kubectl reads; write \\u2028",
                        "f.yaml:3:6  the parser does not know \\P, which kubectl reads; write \\u2029");
        assertThat(json("v: \"\\u2028\\u2029\\N\\_\""))
                .isEqualTo(json("v: \"\\u2028\\u2029\\x85\\xa0\""))
                .contains("\u2028");
    }

    /// KYAML, as `kubectl get -o kyaml` prints it: all texts quoted, braces around each object, a comma after each part.
    @Test
    void reads_what_kubectl_prints_as_kyaml() {
        Reading reading =
                read(
                        """
                        ---
                        {
                          apiVersion: "v1",
                          kind: "ConfigMap",
                          metadata: {
                            name: "web",
                            labels: {
                              "no": "y",
                            },
                          },
                          data: {
                            # A comment.
                            mode: "0644",
                            text: "\\
                               first\\n\\
                              \\  second\\n\\
                              ",
                          },
                          list: [{
                            port: 80,
                          }, {
                            port: 81,
                          }],
                        }
                        ---
                        {
                          a: [],
                          b: {},
                        }
                        """);

        assertThat(messages(reading)).isEmpty();
        assertThat(reading.documents().stream().map(d -> d.value().json().canonical()))
                .containsExactly(
                        "{\"apiVersion\":\"v1\",\"data\":{\"mode\":\"0644\",\"text\":\"first\\n  second\\n\"},"
                                + "\"kind\":\"ConfigMap\",\"list\":[{\"port\":80},{\"port\":81}],"
                                + "\"metadata\":{\"labels\":{\"no\":\"y\"},\"name\":\"web\"}}",
                        "{\"a\":[],\"b\":{}}");
    }

    @Test
    void counts_documents_without_values_too() {
        YamlBudget budget = new YamlBudget(1_000, 100, 0, 10);
        byte[] many = "---\n\n".repeat(11).getBytes(StandardCharsets.UTF_8);

        assertThat(YamlReader.read("f.yaml", many, budget).problems())
                .singleElement()
                .asString()
                .contains("more than 100 values");
    }

    @Test
    void tells_the_place_of_keys_and_values() {
        // Given
        String text = "# c\na: 1\n---\nspec:\n  é: {b: [x, 'y']}\n";

        // When
        Reading reading = read(text);

        // Then
        LocatedObject second = (LocatedObject) reading.documents().get(1).value();
        assertThat(second.at()).isEqualTo(new SourceLocation("f.yaml", 4, 1));
        assertThat(second.placeOf("spec", "é")).isEqualTo(new SourceLocation("f.yaml", 5, 6));
        assertThat(second.placeOf("spec", "é", "b")).hasToString("f.yaml:5:10");
        assertThat(second.member("spec").orElseThrow().keyAt()).hasToString("f.yaml:4:1");
    }

    @Test
    void reads_the_documents_around_a_broken_one() {
        Reading reading = read("a: 1\n---\nb: [\n---\nc: 3\n---\nd: 1\nd: 2\n");

        assertThat(reading.documents()).hasSize(2);
        assertThat(messages(reading))
                .containsExactly(
                        "f.yaml:4:1  a value is missing here",
                        "f.yaml:8:1  d is declared twice in one object, first in line 7, column 1");
    }

    @Test
    void never_quotes_a_value_in_a_syntax_error() {
        List<String> broken =
                List.of(
                        "password: \"hunter2",
                        "password: 'hunter2\nb",
                        "password: hunter2: hunter2",
                        "password: *hunter2",
                        "password: !hunter2 x",
                        "password: [hunter2",
                        "password: {hunter2",
                        "password: \"hunter2\\q\"",
                        "password: |hunter2",
                        "password: @hunter2",
                        "password: !!int hunter2",
                        "password: &hunter2 [*hunter2]",
                        "password: hunter2\n hunter2: x",
                        "%hunter2\n---\na: b",
                        "--- hunter2");
        for (String text : broken) {
            assertThat(read(text).problems()).as(text).isNotEmpty();
            assertThat(String.join("\n", messages(read(text)))).doesNotContain("hunter2");
        }
    }

    @Test
    void lets_an_explicit_key_after_a_merge_win_and_refuses_one_before_it() {
        assertThat(json("b: &b {x: 1, z: 1}\nm: {<<: *b, x: 2}"))
                .isEqualTo("{\"b\":{\"x\":1,\"z\":1},\"m\":{\"x\":2,\"z\":1}}");
        assertThat(messages(read("b: &b {x: 1}\nm: {x: 2, <<: *b}")))
                .containsExactly("f.yaml:2:11  << overwrites x for kubectl; write << before it");
    }

    @Test
    void refuses_a_bomb_of_aliases_before_it_grows() {
        String bomb =
                "a0: &a0 [x]\n"
                        + IntStream.range(1, 9)
                                .mapToObj(i -> "a" + i + ": &a" + i + " [" + nine(i - 1) + "]\n")
                                .collect(Collectors.joining());

        assertThat(read(bomb).problems()).hasSize(1);
        assertThat(read(bomb).documents()).isEmpty();
    }

    private static String nine(int i) {
        return ("*a" + i + ",").repeat(6);
    }

    @Test
    void counts_what_aliases_repeat() {
        YamlBudget small = new YamlBudget(1000, 50, 50, 100);
        String text = "a: &a [1, 2, 3, 4, 5, 6, 7, 8]\nb: [*a, *a, *a, *a, *a, *a]\n";

        assertThat(YamlReader.read("f.yaml", bytes(text), small).problems()).hasSize(1);
    }

    @Test
    void refuses_depth_without_a_stack_overflow() {
        assertThat(messages(read("[".repeat(100_000))))
                .containsExactly("f.yaml:1:101  nested deeper than 100 levels");
        assertThat(messages(read("{a: ".repeat(50_000)))).hasSize(1);
        assertThat(messages(read("- ".repeat(50_000)))).hasSize(1);
        assertThat(read("[".repeat(100) + "]".repeat(100)).problems()).isEmpty();
    }

    @Test
    void adds_the_depth_of_what_an_alias_repeats() {
        String tower =
                IntStream.range(1, 30)
                        .mapToObj(i -> "a" + i + ": &a" + i + " [[[[*a" + (i - 1) + "]]]]\n")
                        .collect(Collectors.joining("", "a0: &a0 []\n", ""));

        assertThat(messages(read(tower)).getFirst()).contains("nested deeper than 100 levels");
    }

    @Test
    void says_where_bytes_are_no_text() {
        byte[] bytes = "a: é\nb: 'xé?'\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xff;

        assertThat(messages(YamlReader.read("f.yaml", bytes, YamlBudget.STANDARD)))
                .containsExactly("f.yaml:2:7  these bytes are not UTF-8");
        assertThat(messages(read("a: b\nc: \u0000"))).hasSize(1);
    }

    @Test
    void refuses_a_file_beyond_its_bytes() {
        YamlBudget small = new YamlBudget(10, 50, 50, 100);

        assertThat(YamlReader.read("f.yaml", new byte[11], small).problems())
                .containsExactly(
                        new Problem(
                                SourceLocation.wholeFile("f.yaml"),
                                "the file is larger than 10 bytes; split it"));
    }

    @Test
    void stops_when_a_file_is_nothing_but_mistakes() {
        assertThat(read("- !x y\n".repeat(10_000)).problems()).hasSizeBetween(100, 110);
        assertThat(read("---\na: [\n".repeat(10_000)).problems()).hasSizeBetween(100, 110);
    }

    @Test
    void reads_json_objects_in_a_row() {
        Reading reading = read("{\"a\":1}\n{\"b\":\t[true]} {\"c\":\"}{\"}");

        assertThat(reading.documents().stream().map(d -> d.value().json().canonical()))
                .containsExactly("{\"a\":1}", "{\"b\":[true]}", "{\"c\":\"}{\"}");
        assertThat(reading.documents().get(2).at()).hasToString("f.yaml:2:15");
    }

    @Test
    void refuses_an_escape_beyond_unicode_where_it_stands() {
        assertThat(messages(read("a: 1\nb: \"\\UFFFFFFFF\"\n")))
                .singleElement()
                .asString()
                .startsWith("f.yaml:2:")
                .endsWith("this is not valid YAML");
    }

    @Test
    void reads_a_number_of_a_hundred_thousand_groups() {
        assertThat(read("v: ." + "1_".repeat(100_000) + "1\n").problems()).isEmpty();
        assertThat(json("v: .1_5e1_0")).isEqualTo("{\"v\":1500000000}");
        assertThat(json("v: .1_")).isEqualTo("{\"v\":\".1_\"}");
        assertThat(json("v: .1__2")).isEqualTo("{\"v\":\".1__2\"}");
    }

    private static String json(String text) {
        Reading reading = read(text);
        assertThat(reading.problems()).isEmpty();
        Json json = reading.documents().getFirst().value().json();
        return json.canonical();
    }

    private static List<String> messages(Reading reading) {
        return reading.problems().stream().map(Problem::toString).toList();
    }

    private static Reading read(String text) {
        return YamlReader.read("f.yaml", bytes(text), YamlBudget.STANDARD);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_helm_template_is_told_as_one() {
        assertThat(messages(read("metadata:\n  name: {{ .Values.name }}\n")))
                .containsExactly(
                        "f.yaml:2:10  {{ … }} stands in a Helm template, which is not rendered here:"
                                + " commit what helm template prints, or leave the file out beside"
                                + " path: `except: [FILE]`");
    }
}
