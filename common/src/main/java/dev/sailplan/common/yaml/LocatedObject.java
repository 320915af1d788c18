package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// An object, its place, and its members in the order in which they were written.
public record LocatedObject(SourceLocation at, SequencedMap<String, Member> members)
        implements Located {

    /// A value and the place of the key before it.
    public record Member(SourceLocation keyAt, Located value) {}

    public LocatedObject {
        members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    public Optional<Member> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    public Optional<Located> get(String name) {
        return member(name).map(Member::value);
    }

    /// The member as text, or empty where it is absent or something else.
    public Optional<String> text(String name) {
        return get(name)
                .map(Located::json)
                .filter(JsonText.class::isInstance)
                .map(text -> ((JsonText) text).value());
    }

    /// The place of the value at a path of member names, or of the deepest part of it that exists.
    public SourceLocation placeOf(String... path) {
        Located here = this;
        for (String name : path) {
            if (!(here instanceof LocatedObject object) || object.get(name).isEmpty()) {
                return here.at();
            }
            here = object.get(name).get();
        }
        return here.at();
    }

    @Override
    public JsonObject json() {
        Map<String, Json> plain = new LinkedHashMap<>();
        members.forEach((name, member) -> plain.put(name, member.value().json()));
        return new JsonObject(plain);
    }
}
