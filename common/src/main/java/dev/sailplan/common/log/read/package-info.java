/// Reads topics without a group, once or on for ever.
@NullMarked
package dev.sailplan.common.log.read;

import org.jspecify.annotations.NullMarked;
