/// Reads located YAML into typed values: every problem at once, with its place and the nearest known key.
///
/// `server.yaml` and `sailplan.yaml` are both read with it, each in its own [Wording]. An [ObjectShape] takes an object apart, a
/// [Reader] reads one value, [Faults] collects what is wrong, and a [Field] holds what was right.
@NullMarked
package dev.sailplan.common.yaml.shape;

import org.jspecify.annotations.NullMarked;
