/// Keys that cost nothing, so that a thousand worlds can sign all they want.
@NullMarked
package dev.sailplan.simulation.keys;

import org.jspecify.annotations.NullMarked;
