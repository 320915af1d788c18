package dev.sailplan.common.yaml.shape;

import java.util.Optional;

/// A field of an object: its value, or none where it is faulty; only [ObjectShape#build] asks without looking.
public record Field<T>(Optional<T> value) {

    /// Throws where the value is faulty; inside of [ObjectShape#build] it never is.
    public T get() {
        return value.orElseThrow(
                () -> new IllegalStateException("asked for a faulty value outside of build"));
    }
}
