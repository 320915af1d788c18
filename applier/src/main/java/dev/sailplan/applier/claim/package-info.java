/// Claims the cluster for one release: from the inventory's compare-and-set to the last record under the claim.
/// Nothing is written to a cluster outside of a claim.
@NullMarked
package dev.sailplan.applier.claim;

import org.jspecify.annotations.NullMarked;
