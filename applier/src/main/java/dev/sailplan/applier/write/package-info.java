/// Carries out a prepared release under its claim: writes in order, waits for what the next step builds on, prunes.
///
/// Start with `Execution`.
@NullMarked
package dev.sailplan.applier.write;

import org.jspecify.annotations.NullMarked;
