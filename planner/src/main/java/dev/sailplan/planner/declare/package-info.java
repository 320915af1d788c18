/// Reads `sailplan.yaml`: a commit's files become the applications it declares, or all that is wrong with them. Pure.
@NullMarked
package dev.sailplan.planner.declare;

import org.jspecify.annotations.NullMarked;
