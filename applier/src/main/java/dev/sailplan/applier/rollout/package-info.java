/// Waits for rollouts, and looks at the health of applications from the end of a release on.
@NullMarked
package dev.sailplan.applier.rollout;

import org.jspecify.annotations.NullMarked;
