/// Measures a whole Sailplan on real parts, with a yardstick beside each figure in the same run.
@NullMarked
package dev.sailplan.tools.bench;

import org.jspecify.annotations.NullMarked;
