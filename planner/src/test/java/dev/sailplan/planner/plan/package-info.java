/// Tests of the pure room `plan`.
@NullMarked
package dev.sailplan.planner.plan;

import org.jspecify.annotations.NullMarked;
