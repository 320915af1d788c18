/// Folds what appliers say of their clusters and applications, and knows who depends on it.
@NullMarked
package dev.sailplan.planner.clusters;

import org.jspecify.annotations.NullMarked;
