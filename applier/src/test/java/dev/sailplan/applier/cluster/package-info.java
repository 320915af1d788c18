/// Tests of the port to a cluster.
@NullMarked
package dev.sailplan.applier.cluster;

import org.jspecify.annotations.NullMarked;
