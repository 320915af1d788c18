/// The loop that planner and applier share: lanes, cursors, state and one committer, so that no record is
/// lost and none has two committed outputs.
@NullMarked
package dev.sailplan.common.log;

import org.jspecify.annotations.NullMarked;
