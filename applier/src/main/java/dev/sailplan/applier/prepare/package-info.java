/// Takes a release through the checks before its first write: what its project may do, its manifests, dry-runs, hand-overs,
/// limits and holds.
///
/// Start with `Preparation`, which is the order of the steps.
@NullMarked
package dev.sailplan.applier.prepare;

import org.jspecify.annotations.NullMarked;
