/// Tests of the room that talks to an API server.
@NullMarked
package dev.sailplan.applier.cluster;

import org.jspecify.annotations.NullMarked;
