/// The applier: verifies plans and releases, computes their effects and carries them out on a cluster.
@NullMarked
package dev.sailplan.applier;

import org.jspecify.annotations.NullMarked;
