/// Measures a push to a whole fleet on a cluster with nodes.
@NullMarked
package dev.sailplan.tools.bench.rollout;

import org.jspecify.annotations.NullMarked;
