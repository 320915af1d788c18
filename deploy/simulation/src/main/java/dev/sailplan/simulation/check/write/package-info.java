/// What must hold of each write on the cluster, as it happens.
@NullMarked
package dev.sailplan.simulation.check.write;

import org.jspecify.annotations.NullMarked;
