/// Does what a lane has to without an event: replans, takes care of releases, answers people and appliers.
///
/// Start with `Upkeep`.
@NullMarked
package dev.sailplan.planner.upkeep;

import org.jspecify.annotations.NullMarked;
