/// Decides by a seed which thread runs next, and what time it is.
@NullMarked
package dev.sailplan.simulation.schedule;

import org.jspecify.annotations.NullMarked;
