package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// Reads the members of one object of a payload, and says which one is not what it must be.
record PayloadFields(JsonObject object, String path) {

    static PayloadFields of(Json body) {
        if (body instanceof JsonObject object) {
            return new PayloadFields(object, "");
        }
        throw new MalformedPayload("the payload must be an object, not " + body.typeName());
    }

    PayloadFields object(String name) {
        return optionalObject(name).orElseThrow(() -> wrong(name, "an object"));
    }

    /// Empty where the member is absent or null.
    Optional<PayloadFields> optionalObject(String name) {
        return present(name)
                .map(value -> {
                    if (value instanceof JsonObject found) {
                        return new PayloadFields(found, path + name + ".");
                    }
                    throw wrong(name, "an object");
                });
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(name, "a string"));
    }

    Optional<String> optionalText(String name) {
        if (present(name).isPresent() && object.text(name).isEmpty()) {
            throw wrong(name, "a string");
        }
        return object.text(name);
    }

    long number(String name) {
        if (object.get(name).orElse(new JsonNull()) instanceof JsonNumber number) {
            try {
                return number.value().longValueExact();
            } catch (ArithmeticException e) {
                throw wrong(name, "an integer that fits 64 bits");
            }
        }
        throw wrong(name, "an integer");
    }

    /// Empty where the member is absent or null.
    Optional<Long> optionalNumber(String name) {
        return present(name).map(_ -> number(name));
    }

    boolean isTrue(String name) {
        return present(name)
                .map(value -> {
                    if (value instanceof JsonBoolean(boolean truth)) {
                        return truth;
                    }
                    throw wrong(name, "true or false");
                })
                .orElse(false);
    }

    RefName ref(String name) {
        return refNamed(name, text(name));
    }

    RefName branch(String name) {
        return refNamed(name, "refs/heads/" + text(name));
    }

    CommitId commit(String name) {
        try {
            return new CommitId(text(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name, "an object name of 40 or 64 hexadecimal digits");
        }
    }

    /// Empty where the member is absent or null.
    Optional<CommitId> optionalCommit(String name) {
        return present(name).map(_ -> commit(name));
    }

    /// Empty where all digits are zero, which is how hosts write *no commit*, however long their names are.
    Optional<CommitId> commitOrZero(String name) {
        return Optional.of(commit(name))
                .filter(found -> found.value().chars().anyMatch(c -> c != '0'));
    }

    /// Who is said to have done it; nobody where that is not said in plain letters.
    Actor actor(String name) {
        return object.text(name)
                .filter(login -> login.chars().allMatch(c -> c > ' ' && c <= '~'))
                .map(Actor::new)
                .orElse(Actor.NOBODY);
    }

    MalformedPayload wrong(String name, String rule) {
        return new MalformedPayload("the payload's '" + path + name + "' must be " + rule);
    }

    private RefName refNamed(String name, String value) {
        try {
            if (value.codePoints().anyMatch(PayloadFields::halfOfAPair)) {
                throw wrong(name, "well-formed Unicode");
            }
            return new RefName(value);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "the name of a ref that Git allows");
        }
    }

    private static boolean halfOfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private Optional<Json> present(String name) {
        return object.get(name).filter(value -> !(value instanceof JsonNull));
    }
}
