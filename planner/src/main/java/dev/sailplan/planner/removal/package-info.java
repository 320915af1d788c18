/// Removes applications and repositories that are no longer declared.
@NullMarked
package dev.sailplan.planner.removal;

import org.jspecify.annotations.NullMarked;
