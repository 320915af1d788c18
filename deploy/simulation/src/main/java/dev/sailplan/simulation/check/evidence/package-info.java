/// What the invariants look at: all that was committed, what commits declare, what stands on the cluster, what was lost.
@NullMarked
package dev.sailplan.simulation.check.evidence;

import org.jspecify.annotations.NullMarked;
