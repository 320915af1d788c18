package dev.sailplan.common.yaml.shape;

import java.util.Optional;

/// A field of an object: its value, or that it is faulty, or one that is known to be faulty; only [ObjectShape#build] asks for it.
public record Field<T>(Optional<T> value) {

    /// Throws where the value is faulty; inside of [ObjectShape#build] it never is.
    public T get() {
        return value.orElseThrow(
                () -> new IllegalStateException("asked for a faulty value outside of build"));
    }
}
