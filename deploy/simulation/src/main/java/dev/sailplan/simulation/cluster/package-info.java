/// The cluster as one simulated process reaches it, and what others do to it.
@NullMarked
package dev.sailplan.simulation.cluster;

import org.jspecify.annotations.NullMarked;
