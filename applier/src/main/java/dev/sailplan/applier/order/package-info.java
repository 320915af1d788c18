/// Pure: which object comes before which, when applying and when pruning.
@NullMarked
package dev.sailplan.applier.order;

import org.jspecify.annotations.NullMarked;
