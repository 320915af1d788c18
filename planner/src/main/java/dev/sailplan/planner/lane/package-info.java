/// Routes the planner's records and tasks to the rooms that deal with them, on one lane for each repository.
///
/// `push` carries an event through, `upkeep` does what has no event.
@NullMarked
package dev.sailplan.planner.lane;

import org.jspecify.annotations.NullMarked;
