/// The log as one simulated process sees it.
@NullMarked
package dev.sailplan.simulation.log;

import org.jspecify.annotations.NullMarked;
