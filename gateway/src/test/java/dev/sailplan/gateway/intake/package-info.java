/// The parts of the intake, one by one.
@NullMarked
package dev.sailplan.gateway.intake;

import org.jspecify.annotations.NullMarked;
