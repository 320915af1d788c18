/// How to reach Kafka: what the operator says of brokers, encryption and log-in, checked before anything is opened, and
/// what Kafka's refusals mean.
@NullMarked
package dev.sailplan.common.log.kafka.connect;

import org.jspecify.annotations.NullMarked;
