/// Damaged files by the thousand, and what reading one may cost and say.
@NullMarked
package dev.sailplan.common.fuzz;

import org.jspecify.annotations.NullMarked;
