/// Gives a loop its threads and its time in production.
@NullMarked
package dev.sailplan.common.log.threads;

import org.jspecify.annotations.NullMarked;
