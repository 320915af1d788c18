/// Makes the plan of an application out of its objects. Pure.
@NullMarked
package dev.sailplan.planner.plan;

import org.jspecify.annotations.NullMarked;
