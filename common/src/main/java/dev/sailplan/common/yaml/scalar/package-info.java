/// Resolves scalars as goyaml does: the rules of YAML 1.1, and Go's of numbers.
@NullMarked
package dev.sailplan.common.yaml.scalar;

import org.jspecify.annotations.NullMarked;
