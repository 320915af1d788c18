/// How the domain travels on the log: CloudEvents in Kafka's binary mode with readable, signed JSON values, and the
/// topics that they are on.
@NullMarked
package dev.sailplan.common.wire;

import org.jspecify.annotations.NullMarked;
