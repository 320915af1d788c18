/// What must hold in every world, whatever happens: the invariants of the design, one class each, all asked here.
@NullMarked
package dev.sailplan.simulation.check;

import org.jspecify.annotations.NullMarked;
