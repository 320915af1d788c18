/// Reads `sailplan.yaml` and the files that it includes into the applications they declare, or into all that is wrong
/// with them. Pure.
@NullMarked
package dev.sailplan.planner.declare.read;

import org.jspecify.annotations.NullMarked;
