/// The log as services use it: `Work` on `Lane`s, with `Outputs` that are committed once. The loop that planner and applier
/// share does the rest, so that no record is lost and none has two committed outputs.
@NullMarked
package dev.sailplan.common.log;

import org.jspecify.annotations.NullMarked;
