/// The log on Kafka; no other package of the services' loops knows of it.
@NullMarked
package dev.sailplan.common.log.kafka;

import org.jspecify.annotations.NullMarked;
