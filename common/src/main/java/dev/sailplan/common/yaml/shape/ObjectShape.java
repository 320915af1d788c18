package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.LocatedObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Takes an object apart key by key. Keys that nobody asked for are unknown.
///
/// ```java
/// Readers.object("a limit", shape -> {
///     Field<Integer> deletions = shape.or("deletions", 10, Readers.integer(0, 100_000));
///     return shape.build(() -> new Limit(deletions.get()));
/// });
/// ```
public final class ObjectShape {
    private final LocatedObject object;
    private final Faults faults;
    private final int faultsBefore;
    private final Set<String> known = new LinkedHashSet<>();

    ObjectShape(LocatedObject object, Faults faults) {
        this.object = object;
        this.faults = faults;
        faultsBefore = faults.count();
    }

    /// Makes keys known that nobody may come to ask for, in the order in which a hint lists them.
    public void knows(String... keys) {
        known.addAll(List.of(keys));
    }

    public boolean has(String key) {
        return object.get(key).isPresent();
    }

    public SourceLocation placeOf(String key) {
        return object.placeOf(key);
    }

    /// A value that must be there.
    public <T> Field<T> required(String key, Reader<T> reader) {
        if (!has(key)) {
            missing(key, "");
        }
        return new Field<>(given(key, reader));
    }

    /// A value that may be absent.
    public <T> Field<Optional<T>> optional(String key, Reader<T> reader) {
        Optional<T> read = given(key, reader);
        boolean faulty = has(key) && read.isEmpty();
        return new Field<>(faulty ? Optional.empty() : Optional.of(read));
    }

    /// A value that may be absent, and then is the default.
    public <T> Field<T> or(String key, T fallback, Reader<T> reader) {
        Optional<T> read = given(key, reader);
        return new Field<>(has(key) ? read : Optional.of(fallback));
    }

    /// A list that may be absent, and then is empty.
    public <T> Field<List<T>> list(String key, Reader<T> element) {
        return or(key, List.of(), Readers.list(element));
    }

    /// A value where it is there and nothing is wrong with it, for those who go on without it.
    public <T> Optional<T> given(String key, Reader<T> reader) {
        known.add(key);
        return object.get(key).flatMap(value -> reader.read(value, faults.inside(key)));
    }

    /// Says that a key is missing; the hint ends the sentence.
    public void missing(String key, String hint) {
        faults.missing(object.at(), key, hint);
    }

    /// Refuses a key that will mean something: taken as it is, it would promise what nobody does. No hint about another
    /// key names it.
    public void notYet(String key) {
        refuse(key, "'" + key + "' is not supported yet; remove it");
    }

    /// The same in other words.
    public void refuse(String key, String message) {
        object.member(key)
                .ifPresent(member -> {
                    known.add(key);
                    faults.add(member.keyAt(), message);
                });
    }

    /// What the object means, unless something is wrong with it.
    ///
    /// An [IllegalArgumentException] of a constructor becomes a problem at the object's place.
    public <T> Optional<T> build(Supplier<T> maker) {
        reportUnknown();
        if (faults.count() > faultsBefore) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            faults.add(object.at(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    void reportUnknown() {
        object.members()
                .forEach((key, member) -> {
                    if (!known.contains(key)) {
                        faults.unknown(member.keyAt(), key, known);
                    }
                });
    }
}
