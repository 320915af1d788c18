/// Publishes events on Kafka, acknowledged by all replicas, and probes whether it could.
@NullMarked
package dev.sailplan.gateway.events;

import org.jspecify.annotations.NullMarked;
