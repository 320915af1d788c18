/// Three Kafka brokers as processes of their own, which ask every client for a certificate and its rights.
@NullMarked
package dev.sailplan.local.kafka.cluster;

import org.jspecify.annotations.NullMarked;
