/// What happens on a repository's lane: from an event of the log to plans, releases and decisions on it.
///
/// Start reading at `PlannerWork`; `PushRun` carries one event through, `Upkeep` does what has no event.
@NullMarked
package dev.sailplan.planner.lane;

import org.jspecify.annotations.NullMarked;
