/// What must hold in every world, whatever happens: the invariants of the design, one class each.
@NullMarked
package dev.sailplan.simulation.check;

import org.jspecify.annotations.NullMarked;
