/// The command `sailplan`: what it can do, and the wiring of each verb.
@NullMarked
package dev.sailplan.deploy;

import org.jspecify.annotations.NullMarked;
