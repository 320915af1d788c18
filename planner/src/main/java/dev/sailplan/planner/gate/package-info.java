/// Decides whether a plan may be released now, waits, or needs a person. Pure.
@NullMarked
package dev.sailplan.planner.gate;

import org.jspecify.annotations.NullMarked;
