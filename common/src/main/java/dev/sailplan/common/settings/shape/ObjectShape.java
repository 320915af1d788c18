package dev.sailplan.common.settings.shape;

import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// An object that is taken apart key by key. Keys that nobody asked for are unknown.
///
/// ```java
/// Values.object("a limit", shape -> {
///     Read<Integer> deletions = shape.or("deletions", 10, Values.integer(0, 100_000));
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
    public <T> Read<T> required(String key, Reader<T> reader) {
        Optional<Located> value = find(key);
        if (value.isEmpty()) {
            faults.add(object.at(), what + " needs '" + key + "'");
        }
        return new Read<>(value.flatMap(found -> reader.read(found, faults)));
    }

    /// A value that may be absent.
    public <T> Read<Optional<T>> optional(String key, Reader<T> reader) {
        Optional<Located> value = find(key);
        Optional<T> read = value.flatMap(found -> reader.read(found, faults));
        boolean faulty = value.isPresent() && read.isEmpty();
        return new Read<>(faulty ? Optional.empty() : Optional.of(read));
    }

    /// A value that may be absent, and then is the default.
    public <T> Read<T> or(String key, T fallback, Reader<T> reader) {
        Optional<Located> value = find(key);
        return new Read<>(
                value.isEmpty() ? Optional.of(fallback) : reader.read(value.get(), faults));
    }

    /// A list that may be absent, and then is empty.
    public <T> Read<List<T>> list(String key, Reader<T> element) {
        return or(key, List.of(), Values.list(element));
    }

    /// One of several keys, of which exactly one must be there: `plain`, `kustomize` or `helm`.
    public <T> Read<T> exactlyOne(Map<String, Reader<T>> choices) {
        choices.keySet().stream().sorted().forEach(known::add);
        List<Map.Entry<String, Reader<T>>> present =
                choices.entrySet().stream()
                        .filter(choice -> has(choice.getKey()))
                        .sorted(Map.Entry.comparingByKey())
                        .toList();
        if (present.size() == 1) {
            return required(present.getFirst().getKey(), present.getFirst().getValue());
        }
        String names = choices.keySet().stream().sorted().collect(Collectors.joining(", "));
        faults.add(
                present.isEmpty() ? object.at() : keyPlace(present.getLast().getKey()),
                what + " needs exactly one of " + names);
        return new Read<>(Optional.empty());
    }

    /// Whether the key is there at all; asking makes it known.
    public boolean has(String key) {
        return find(key).isPresent();
    }

    public SourceLocation at() {
        return object.at();
    }

    /// The place of the value of a key, or of the object where it is absent.
    public SourceLocation at(String key) {
        return object.get(key).map(Located::at).orElse(object.at());
    }

    /// Says that something else is wrong, so that nothing is built.
    public void fault(SourceLocation at, String message) {
        faults.add(at, message);
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

    private SourceLocation keyPlace(String key) {
        return object.member(key).map(LocatedObject.Member::keyAt).orElse(object.at());
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
