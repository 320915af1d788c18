/// Repositories with a history that a seed writes, and the mirrors that planners have of them.
@NullMarked
package dev.sailplan.simulation.git;

import org.jspecify.annotations.NullMarked;
