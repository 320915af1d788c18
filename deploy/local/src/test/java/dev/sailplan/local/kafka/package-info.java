/// The broker, started and stopped for real.
@NullMarked
package dev.sailplan.local.kafka;

import org.jspecify.annotations.NullMarked;
