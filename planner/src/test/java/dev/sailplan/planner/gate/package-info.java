/// Tests of the pure room `gate`.
@NullMarked
package dev.sailplan.planner.gate;

import org.jspecify.annotations.NullMarked;
