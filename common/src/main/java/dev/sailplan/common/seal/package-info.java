/// Seals: what keeps the values of Secrets off the log, and opens them on the one cluster that they are for.
@NullMarked
package dev.sailplan.common.seal;

import org.jspecify.annotations.NullMarked;
