/// The port to a cluster: what the applier asks an API server and what it is told.
@NullMarked
package dev.sailplan.applier.cluster;

import org.jspecify.annotations.NullMarked;
