/// Pretends nodes, for measurements of a cluster with many of them.
@NullMarked
package dev.sailplan.local.kube.nodes;

import org.jspecify.annotations.NullMarked;
