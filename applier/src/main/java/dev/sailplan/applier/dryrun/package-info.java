/// Finds out what a release would do to each object: dry-runs what is declared, and checks what would be pruned.
@NullMarked
package dev.sailplan.applier.dryrun;

import org.jspecify.annotations.NullMarked;
