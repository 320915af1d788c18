/// Whole worlds, many of them.
@NullMarked
package dev.sailplan.simulation;

import org.jspecify.annotations.NullMarked;
