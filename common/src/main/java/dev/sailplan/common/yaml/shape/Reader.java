package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.yaml.Located;
import java.util.Optional;

/// Reads one value. Empty means that it is wrong and that the faults say why.
@FunctionalInterface
public interface Reader<T> {
    Optional<T> read(Located value, Faults faults);
}
