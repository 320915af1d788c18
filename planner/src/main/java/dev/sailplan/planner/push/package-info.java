/// Carries an event through, from its fetch to the decision that ends it.
///
/// Start with `PushRun`.
@NullMarked
package dev.sailplan.planner.push;

import org.jspecify.annotations.NullMarked;
