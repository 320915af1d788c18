/// A log in memory and logs that fail on purpose, for the tests of everything that stands on the log.
@NullMarked
package dev.sailplan.common.log.fake;

import org.jspecify.annotations.NullMarked;
