/// The planner as a whole.
@NullMarked
package dev.sailplan.planner;

import org.jspecify.annotations.NullMarked;
