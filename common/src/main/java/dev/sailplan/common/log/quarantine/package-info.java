/// Counts the attempts at a job, failed or crashed, puts aside what fails or kills each time, and bounds what a suspect
/// may cost the others.
///
/// Start with `LaneTrials`, the one seam to the lanes: may I begin, it ended, it failed.
@NullMarked
package dev.sailplan.common.log.quarantine;

import org.jspecify.annotations.NullMarked;
