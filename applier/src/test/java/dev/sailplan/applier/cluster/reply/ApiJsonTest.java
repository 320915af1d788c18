package dev.sailplan.applier.cluster.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiJsonTest {
    private static final int PAIRS = 16;

    @Test
    void names_that_collide_in_one_answer_make_no_later_one_unreadable() {
        // Given
        for (int names = 200; names <= 6000; names += 200) {
            assertThat(object(colliding(names)).members()).hasSize(names);
        }

        // Then
        for (int i = 0; i < 1000; i++) {
            String name = "field_" + Integer.toString(i * 7919, 36);
            assertThat(object("{\"" + name + "\":1}").get(name)).isEqualTo(Optional.of(one()));
        }
    }

    /// All of one hash, in Java's strings as in the tables of parsers.
    private static String colliding(int names) {
        return IntStream.range(0, names)
                .mapToObj(i -> "\"" + name(i) + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// Neighbours differ at their ends only: where they differ earlier, a parser's own hash tells them apart.
    private static String name(int number) {
        return IntStream.range(0, PAIRS)
                .mapToObj(bit -> (number >> (PAIRS - 1 - bit) & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static Json one() {
        return object("{\"v\":1}").get("v").orElseThrow();
    }

    private static JsonObject object(String text) {
        return ApiJson.object(text.getBytes(StandardCharsets.UTF_8));
    }
}
