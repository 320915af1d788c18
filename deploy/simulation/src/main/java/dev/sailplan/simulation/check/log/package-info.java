/// What must hold of the log: events, generations and answers.
@NullMarked
package dev.sailplan.simulation.check.log;

import org.jspecify.annotations.NullMarked;
