/// Holds what a commit declares: its applications, the tree that their files are in, and patterns of its paths. Pure.
@NullMarked
package dev.sailplan.planner.declare;

import org.jspecify.annotations.NullMarked;
