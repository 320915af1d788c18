/// Bounds how long something is tried again, and says in which ways it ends.
@NullMarked
package dev.sailplan.applier.retry;

import org.jspecify.annotations.NullMarked;
