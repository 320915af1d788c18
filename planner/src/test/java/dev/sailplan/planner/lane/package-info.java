/// Tests of what happens on a repository's lane, with fakes of everything that it touches.
@NullMarked
package dev.sailplan.planner.lane;

import org.jspecify.annotations.NullMarked;
