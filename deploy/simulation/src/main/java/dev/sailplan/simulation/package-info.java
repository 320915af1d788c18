/// Planner and applier in a world that a seed decides: which thread runs next, what fails, what people do.
@NullMarked
package dev.sailplan.simulation;

import org.jspecify.annotations.NullMarked;
