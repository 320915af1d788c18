package dev.sailplan.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/// A schema of what a command prints, held against what it does print.
@NullMarked
public record Schema(JsonObject object) {
    private static final JsonCodec JSON = new JsonCodec();

    public static Schema named(String name) {
        try (InputStream in = Schema.class.getResourceAsStream("/schemas/v1/" + name + ".json")) {
            assertThat(in).isNotNull();
            return new Schema(JSON.object(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of a member that is an object.
    public Schema member(String name) {
        return new Schema(object.object("properties").object(name));
    }

    /// Of the items of a member that is a list.
    public Schema items(String name) {
        return new Schema(object.object("properties").object(name).object("items"));
    }

    /// The words that a member may be.
    public List<String> words(String name) {
        return texts(member(name).object.array("enum"));
    }

    /// Each has what is required, and together they have all that is described and nothing else.
    public void isOf(Collection<JsonObject> printed) {
        List<String> required = texts(object.array("required"));
        assertThat(printed)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.members().keySet()).containsAll(required));
        Set<String> members =
                printed.stream()
                        .flatMap(it -> it.members().keySet().stream())
                        .collect(Collectors.toSet());
        assertThat(members).isEqualTo(object.object("properties").members().keySet());
    }

    private static List<String> texts(List<Json> all) {
        return all.stream().map(it -> ((Json.JsonText) it).value()).toList();
    }
}
