/// Has a whole request proven, parsed and decided, off the event loops.
@NullMarked
package dev.sailplan.gateway.hearing;

import org.jspecify.annotations.NullMarked;
