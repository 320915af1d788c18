package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.yaml.Located;
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
///     MemberValue<Integer> deletions = shape.or("deletions", 10, Readers.integer(0, 100_000));
///     return shape.build(() -> new Limit(deletions.get()));
/// });
/// ```
public final class ObjectShape {
    private final LocatedObject object;
    private final String what;
    private final Faults faults;
    private final int faultsBefore;
    private final Set<String> known = new LinkedHashSet<>();

    /// `what` is how messages call the object: `a repository`.
    ObjectShape(LocatedObject object, String what, Faults faults) {
        this.object = object;
        this.what = what;
        this.faults = faults;
        faultsBefore = faults.count();
    }

    /// A value that must be there.
    public <T> MemberValue<T> required(String key, Reader<T> reader) {
        Optional<Located> value = find(key);
        if (value.isEmpty()) {
            faults.add(object.at(), what + " needs '" + key + "'");
        }
        return new MemberValue<>(value.flatMap(found -> reader.read(found, faults)));
    }

    /// A value that may be absent.
    public <T> MemberValue<Optional<T>> optional(String key, Reader<T> reader) {
        Optional<Located> value = find(key);
        Optional<T> read = value.flatMap(found -> reader.read(found, faults));
        boolean faulty = value.isPresent() && read.isEmpty();
        return new MemberValue<>(faulty ? Optional.empty() : Optional.of(read));
    }

    /// A value that may be absent, and then is the default.
    public <T> MemberValue<T> or(String key, T fallback, Reader<T> reader) {
        Optional<Located> value = find(key);
        return new MemberValue<>(
                value.isEmpty() ? Optional.of(fallback) : reader.read(value.get(), faults));
    }

    /// A list that may be absent, and then is empty.
    public <T> MemberValue<List<T>> list(String key, Reader<T> element) {
        return or(key, List.of(), Readers.list(element));
    }

    /// Refuses a key that will mean something: taken as it is, it would promise what nobody does. No hint about another
    /// key names it.
    public void notYet(String key) {
        object.member(key)
                .ifPresent(member -> {
                    known.add(key);
                    faults.add(member.keyAt(), "'" + key + "' is not supported yet; remove it");
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

    private Optional<Located> find(String key) {
        known.add(key);
        return object.get(key);
    }

    private void reportUnknown() {
        object.members()
                .forEach((key, member) -> {
                    if (!known.contains(key)) {
                        faults.add(member.keyAt(), UnknownKey.message(what, key, known));
                    }
                });
    }
}
