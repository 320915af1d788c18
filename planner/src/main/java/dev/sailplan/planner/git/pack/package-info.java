/// Takes objects from outside into a mirror, within its budget.
@NullMarked
package dev.sailplan.planner.git.pack;

import org.jspecify.annotations.NullMarked;
