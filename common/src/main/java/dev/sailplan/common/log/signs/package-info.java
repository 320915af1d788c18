/// Rings the poll thread, spaces retries, and reports troubles without what they may quote.
@NullMarked
package dev.sailplan.common.log.signs;

import org.jspecify.annotations.NullMarked;
