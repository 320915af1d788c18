/// Counts the attempts at a job, failed or crashed, and bounds what a suspect may cost the others.
@NullMarked
package dev.sailplan.common.log.quarantine;

import org.jspecify.annotations.NullMarked;
