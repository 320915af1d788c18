/// Knows the repositories that applications are declared in: their branches, lanes, files and declarations.
@NullMarked
package dev.sailplan.planner.home;

import org.jspecify.annotations.NullMarked;
