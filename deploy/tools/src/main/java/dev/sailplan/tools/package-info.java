/// Runs what only a checkout has: measurements and simulated schedules. In no image, and not on the product's class path.
@NullMarked
package dev.sailplan.tools;

import org.jspecify.annotations.NullMarked;
