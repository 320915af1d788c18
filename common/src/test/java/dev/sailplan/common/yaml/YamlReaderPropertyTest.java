package dev.sailplan.common.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlReaderPropertyTest {
    private static final YamlBudget BUDGET = new YamlBudget(4_000, 200, 10, 20);
    private static final String SEED =
            "a: &a {b: [1, 'x', \"y\\n\"], c: |\n  t\n}\n---\n{<<: *a, ? k : !!int 0x1F}\n--- # c\n- >-\n  z\n...\n";

    @Property(tries = 300)
    void reads_back_every_tree(@ForAll("objects") Json tree) {
        Reading flow = read(tree.canonical());
        Reading block = read(block(tree, ""));

        assertThat(flow.problems()).isEmpty();
        assertThat(flow.documents().getFirst().value().json()).isEqualTo(tree);
        assertThat(block.problems()).isEmpty();
        assertThat(block.documents().getFirst().value().json()).isEqualTo(tree);
    }

    @Property(tries = 2_000)
    void survives_every_mutation(
            @ForAll int position, @ForAll byte value, @ForAll int second, @ForAll byte other) {
        byte[] bytes = SEED.getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(position, bytes.length)] = value;
        bytes[Math.floorMod(second, bytes.length)] = other;

        staysWithinBudget(bytes);
    }

    @Property(tries = 2_000)
    void survives_any_indicators(@ForAll("noise") String noise) {
        staysWithinBudget(noise.getBytes(StandardCharsets.UTF_8));
    }

    private static void staysWithinBudget(byte[] bytes) {
        Reading reading = YamlReader.read("f", bytes, BUDGET);
        int nodes = reading.documents().stream().mapToInt(d -> count(d.value())).sum();
        assertThat(nodes).isLessThanOrEqualTo(BUDGET.nodes());
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings()
                .withChars("{}[]:,?-&*!|>'\"%@`#<~ \n\t\rab01.\\u\uFEFF\u2028é😀")
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<Json> objects() {
        return members(trees(3));
    }

    private Arbitrary<Json> trees(int depth) {
        Arbitrary<Json> scalar =
                Arbitraries.oneOf(
                        texts().map(Json::text),
                        Arbitraries.longs().map(Json::number),
                        Arbitraries.of(true, false).map(Json::bool),
                        Arbitraries.just(new JsonNull()));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<Json> inner = trees(depth - 1);
        return Arbitraries.oneOf(
                scalar, members(inner), inner.list().ofMaxSize(3).map(Json::array));
    }

    private Arbitrary<Json> members(Arbitrary<Json> values) {
        return Arbitraries.maps(texts(), values)
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(m -> (Json) new JsonObject(m));
    }

    private Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("yesno01.:-#'\"\\ \n\té€😀{}[]&*!|>%~<")
                .ofMaxLength(12)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }

    private static int count(Located value) {
        return switch (value) {
            case LocatedObject(var at, var members) ->
                    1 + members.values().stream().mapToInt(m -> 1 + count(m.value())).sum();
            case LocatedArray(var at, var elements) ->
                    1 + elements.stream().mapToInt(YamlReaderPropertyTest::count).sum();
            case LocatedScalar _ -> 1;
        };
    }

    /// The tree in block style; texts are quoted, since plain ones may mean something else.
    private static String block(Json tree, String indent) {
        StringBuilder text = new StringBuilder();
        switch (tree) {
            case JsonObject(Map<String, Json> members) when !members.isEmpty() ->
                    members.forEach((name, value) ->
                            text.append('\n')
                                    .append(indent)
                                    .append("? ")
                                    .append(Json.text(name).canonical())
                                    .append('\n')
                                    .append(indent)
                                    .append(": ")
                                    .append(block(value, indent + "  ")));
            case JsonArray(var elements) when !elements.isEmpty() ->
                    elements.forEach(e ->
                            text.append('\n')
                                    .append(indent)
                                    .append("- ")
                                    .append(block(e, indent + "  ")));
            case Json other -> text.append(other.canonical());
        }
        return text.toString();
    }

    private static Reading read(String text) {
        return YamlReader.read("f", text.getBytes(StandardCharsets.UTF_8), YamlBudget.STANDARD);
    }
}
