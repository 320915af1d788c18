/// Shows that the benchmark counts and prints right; nothing is timed here.
@NullMarked
package dev.sailplan.tools.bench;

import org.jspecify.annotations.NullMarked;
