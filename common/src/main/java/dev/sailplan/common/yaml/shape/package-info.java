/// Reads located YAML into typed values: every problem at once, with its place and the nearest known key.
///
/// `server.yaml` is read with it; `sailplan.yaml` has readers of its own in the planner. An [ObjectShape] takes an object apart, a
/// [Reader] reads one value, [Faults] collects what is wrong, and a [MemberValue] holds what was right.
@NullMarked
package dev.sailplan.common.yaml.shape;

import org.jspecify.annotations.NullMarked;
