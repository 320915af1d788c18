/// Carries out releases: claims the cluster, asks, writes in order, prunes, settles.
@NullMarked
package dev.sailplan.applier.execute;

import org.jspecify.annotations.NullMarked;
