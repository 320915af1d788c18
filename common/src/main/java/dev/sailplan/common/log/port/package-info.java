/// What the loop needs of the world: a log, timers, threads. Kafka stands behind it in production, a
/// simulation in tests.
@NullMarked
package dev.sailplan.common.log.port;

import org.jspecify.annotations.NullMarked;
